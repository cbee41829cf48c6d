package io.gather.stats.metric;

import java.util.List;

/** A value of a reply, as far as it is looked at. */
sealed interface Value {
    record Num(double number) implements Value {}

    record Text(String text) implements Value {}

    record Truth(boolean holds) implements Value {}

    record ListOf(List<Value> values) implements Value {}

    record MapOf(List<Member> members) implements Value {}

    /** What no record may have. */
    record Odd(OddKind kind) implements Value {}

    record Member(String name, Value value) {}
}
