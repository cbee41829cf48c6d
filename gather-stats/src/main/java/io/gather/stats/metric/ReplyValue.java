package io.gather.stats.metric;

import java.util.List;

/** A value of a reply, as far as it is looked at. */
sealed interface ReplyValue {
    record Num(double number) implements ReplyValue {}

    record Text(String text) implements ReplyValue {}

    record Truth(boolean holds) implements ReplyValue {}

    record ListOf(List<ReplyValue> values) implements ReplyValue {}

    record MapOf(List<Member> members) implements ReplyValue {}

    /** What no record may have. */
    record Odd(OddKind kind) implements ReplyValue {}

    record Member(String name, ReplyValue value) {}
}
