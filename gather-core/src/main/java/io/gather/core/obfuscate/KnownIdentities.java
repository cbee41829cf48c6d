package io.gather.core.obfuscate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;

/** Names of machines, domains and users that nobody can tell from other words unless he is told, and addresses that are known too. For one thread. */
public final class KnownIdentities {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9.:]+|[0-9]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    /** That stands for one machine. */
    private static final Pattern ADDRESS = Pattern
            .compile(
                    "(?!0\\.|127\\.|169\\.254\\.|22[4-9]\\.|2[3-5][0-9]\\.)[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?!::|fe80:|ff)[0-9a-f:]*:[0-9a-f:]*");
    /** Names that all machines have, or words that stand everywhere. */
    private static final Set<String> COMMON = Set.of("localhost", "localdomain", "localhost4", "localhost6", "local",
            "ip6-localhost", "ip6-loopback", "ip6-localnet", "ip6-mcastprefix", "ip6-allnodes", "ip6-allrouters",
            "broadcasthost", "gateway", "node", "host", "server", "linux", "debian", "log", "etc", "var", "tmp", "usr",
            "run", "dev", "lan", "internal", "home", "example", "root", "none", "unknown", "default", "ubuntu",
            "centos",
            "fedora", "rocky", "almalinux", "opensuse", "admin", "user", "users", "test", "nobody", "git", "cluster");
    private static final int SHORTEST = 3;

    private final Set<String> hosts = new TreeSet<>();
    private final Set<String> domains = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();

    /** A machine's name, with or without its domain, or its address. */
    public KnownIdentities host(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (NUMBER.matcher(folded).matches()) {
            return address(folded);
        }
        int dot = folded.indexOf('.');
        String first = dot < 0 ? folded : folded.substring(0, dot);
        if (HOST.matcher(first).matches() && isTelling(first)) {
            hosts.add(first);
        }
        return dot < 0 ? this : domain(folded.substring(dot + 1));
    }

    /** One that is looked for; what stands for addresses needs none to be known. */
    private KnownIdentities address(String folded) {
        if (ADDRESS.matcher(folded).matches()) {
            addresses.add(folded);
        }
        return this;
    }

    /** A domain of two labels at least; top levels are everybody's. */
    public KnownIdentities domain(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        boolean whole = List.of(folded.split("\\.", -1)).stream().allMatch(it -> HOST.matcher(it).matches());
        if (whole && folded.indexOf('.') > 0 && !folded.startsWith("localhost.") && !NUMBER.matcher(folded).matches()
                && !folded.endsWith(".arpa")) {
            domains.add(folded);
        }
        return this;
    }

    public KnownIdentities user(String name) {
        String stripped = name.strip();
        if (!stripped.isEmpty() && !COMMON.contains(stripped) && stripped.length() > 1
                && !NUMBER.matcher(stripped).matches() && !stripped.contains(" ")) {
            users.add(stripped);
        }
        return this;
    }

    public KnownIdentities add(KnownIdentities others) {
        hosts.addAll(others.hosts);
        domains.addAll(others.domains);
        users.addAll(others.users);
        addresses.addAll(others.addresses);
        return this;
    }

    /** A very short name would be found in everything. */
    private static boolean isTelling(String host) {
        boolean digits = host.chars().anyMatch(Character::isDigit);
        boolean letters = !host.chars().allMatch(Character::isDigit);
        return !COMMON.contains(host) && letters && host.length() >= (digits ? SHORTEST - 1 : SHORTEST);
    }

    /** All of them, as they are. */
    List<KnownName> all() {
        List<KnownName> all = new ArrayList<>();
        hosts.forEach(it -> all.add(new KnownName(IdentityKind.HOST, it, it)));
        domains.forEach(it -> all.add(new KnownName(IdentityKind.DOMAIN, it, it)));
        users.forEach(it -> all.add(new KnownName(IdentityKind.USER, it, it)));
        addresses.forEach(it -> all.add(new KnownName(IdentityKind.IP, it, it)));
        return all;
    }

    Collection<KnownName> names(Pseudonyms pseudonyms, Set<IdentityKind> kinds) {
        List<KnownName> names = new ArrayList<>();
        if (kinds.contains(IdentityKind.DOMAIN)) {
            domains.forEach(it -> names.add(new KnownName(IdentityKind.DOMAIN, it, pseudonyms.domain(it))));
        } else if (kinds.contains(IdentityKind.HOST)) {
            domains.forEach(it -> names.add(new KnownName(IdentityKind.DOMAIN, it, it)));
        }
        if (kinds.contains(IdentityKind.HOST)) {
            hosts.forEach(it -> names.add(new KnownName(IdentityKind.HOST, it, pseudonyms.host(it))));
        }
        if (kinds.contains(IdentityKind.USER)) {
            users.forEach(it -> names.add(new KnownName(IdentityKind.USER, it, pseudonyms.user(it))));
        }
        return names;
    }
}
