package io.gather.core.nodeset;

/** Reads {@code a[1-5]!a3,@db&*x}: operators have no precedence, each works on all that stands to its left. */
final class Expression {
    private static final String OPERATORS = ",!&^";

    private final String text;
    private final Groups groups;
    private int at;

    private Expression(String text, Groups groups) {
        this.text = text;
        this.groups = groups;
    }

    static void read(String text, Groups groups, IndexesByPattern into) {
        new Expression(text, groups).read(into);
    }

    /** Whether it only adds names, so that it needs no set of its own. */
    static boolean plain(String text) {
        return text.indexOf('!') < 0 && text.indexOf('&') < 0 && text.indexOf('^') < 0;
    }

    private void read(IndexesByPattern into) {
        if (text.isBlank()) {
            return;
        }
        IndexesByPattern result = into;
        char operator = ',';
        while (true) {
            String operand = operand();
            if (operand.isEmpty()) {
                char missing = at < text.length() && operator == ',' ? text.charAt(at) : operator;
                throw NodeSetException.syntax("nothing stands beside '" + missing + "' in '" + text + "'");
            }
            apply(operator, operand, result);
            if (at >= text.length()) {
                return;
            }
            operator = text.charAt(at++);
        }
    }

    private void apply(char operator, String operand, IndexesByPattern result) {
        boolean group = operand.startsWith("@");
        if (operator == ',' && !group && !GroupMembers.wild(operand)) {
            result.add(Operand.parse(operand));
            return;
        }
        IndexesByPattern other;
        if (group) {
            other = GroupMembers.ofGroup(operand, groups);
        } else if (GroupMembers.wild(operand)) {
            other = GroupMembers.matching(operand, groups.all());
        } else {
            other = new IndexesByPattern();
            other.add(Operand.parse(operand));
        }
        switch (operator) {
            case ',' -> result.addAll(other);
            case '!' -> result.remove(other);
            case '&' -> result.retain(other);
            default -> result.toggle(other);
        }
    }

    /** Up to the next operator outside of brackets. */
    private String operand() {
        int begin = at;
        while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c == '[') {
                at = behindBracket(begin);
            } else if (c == ']') {
                throw misplaced("']' without '['", begin);
            } else {
                at++;
            }
        }
        return text.substring(begin, at).strip();
    }

    private int behindBracket(int begin) {
        int close = text.indexOf(']', at);
        if (close < 0) {
            throw misplaced("'[' without ']'", begin);
        }
        int behind = close + 1;
        while (behind < text.length() && Operand.digit(text.charAt(behind))) {
            behind++;
        }
        if (behind < text.length() && text.charAt(behind) == '[') {
            throw misplaced("'[' right behind a range", begin);
        }
        if (behind > close + 1 && text.substring(at, close).contains("/")) {
            throw misplaced("digits behind a range with a step", begin);
        }
        int nextOpen = text.indexOf('[', close);
        int nextClose = text.indexOf(']', close + 1);
        if (nextClose >= 0 && (nextOpen < 0 || nextClose < nextOpen)) {
            throw misplaced("']' without '['", begin);
        }
        return behind;
    }

    /** What is wrong in a range further left comes first. */
    private NodeSetException misplaced(String reason, int begin) {
        Operand.parse(text.substring(begin, at));
        return NodeSetException.syntax(reason + " in '" + text + "'");
    }
}
