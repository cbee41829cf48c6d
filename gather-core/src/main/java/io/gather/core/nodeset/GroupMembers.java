package io.gather.core.nodeset;

import java.util.Collection;

/** What groups and wildcards stand for. */
final class GroupMembers {
    private GroupMembers() {}

    /** @param text begins with {@code @} */
    static IndexesByPattern ofGroup(String text, Groups groups) {
        IndexesByPattern found = new IndexesByPattern();
        String name = text.substring(1);
        if (name.equals("*")) {
            addNames(groups.all(), found);
            return found;
        }
        if (name.startsWith("@")) {
            addNames(groups.names(), found);
            return found;
        }
        int colon = name.indexOf(':');
        String source = colon < 0 ? null : name.substring(0, colon);
        String pattern = name.substring(colon + 1);
        if (pattern.isEmpty()) {
            throw NodeSetException.syntax("no group's name in '" + text + "'");
        }
        if (source == null && wild(pattern)) {
            IndexesByPattern wanted = matching(pattern, groups.names());
            wanted.forEachName(group -> addNames(groups.members(null, group), found));
            return found;
        }
        IndexesByPattern wanted = new IndexesByPattern();
        wanted.add(Operand.parse(pattern));
        wanted.forEachName(group -> addNames(groups.members(source, group), found));
        return found;
    }

    static boolean wild(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Brackets are ranges, as everywhere: {@code n[1-2]*} is {@code n1*} and {@code n2*}. */
    static IndexesByPattern matching(String text, Collection<String> names) {
        IndexesByPattern wildcards = new IndexesByPattern();
        wildcards.add(Operand.parse(text));
        IndexesByPattern found = new IndexesByPattern();
        wildcards.forEachName(wildcard -> {
            names.stream().filter(name -> matches(wildcard, name)).forEach(name -> found.add(Operand.ofName(name)));
        });
        return found;
    }

    /** Goes back to the last star only, so that no pattern takes long. */
    private static boolean matches(String wildcard, String name) {
        int at = 0;
        int star = -1;
        int behindStar = 0;
        for (int i = 0; i < name.length();) {
            if (at < wildcard.length() && wildcard.charAt(at) == '*') {
                star = at++;
                behindStar = i;
            } else if (at < wildcard.length()
                    && (wildcard.charAt(at) == '?' || wildcard.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++behindStar;
            } else {
                return false;
            }
        }
        return wildcard.chars().skip(at).allMatch(c -> c == '*');
    }

    private static void addNames(Collection<String> names, IndexesByPattern into) {
        names.forEach(name -> into.add(Operand.ofName(name)));
    }
}
