package io.gather.transport.node.rpc.serve;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one kind of range that is asked for: from there on. */
final class MemberRange {
    private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-");

    private MemberRange() {}

    /** @return where it begins; empty: all is wanted, or what is asked is answered with all, as HTTP allows */
    static OptionalLong from(String header) {
        Matcher matcher = FROM.matcher(header.strip());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
