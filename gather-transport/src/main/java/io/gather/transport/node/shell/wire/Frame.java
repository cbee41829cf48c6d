package io.gather.transport.node.shell.wire;

import java.util.List;

/** What a script on a node says, a line each; the bytes of an outcome follow its line. */
public sealed interface Frame {
    /** The script runs. */
    record Hello() implements Frame {}

    /** The minion works there, as that user. */
    record Spool(long user, String path) implements Frame {}

    /** There is no folder to write to: what ends is told in this session alone, by that user. */
    record Stream(long user) implements Frame {}

    /** A line of what describes the unit under way, in stream mode. */
    record Meta(String line) implements Frame {}

    /** Bytes of the unit under way follow as text, in stream mode. */
    record Text() implements Frame {}

    /** The unit under way has ended, in stream mode: its name, value, start, duration, and how. */
    record Told(List<String> words) implements Frame {
        public Told {
            words = List.copyOf(words);
        }
    }

    /** The unit under way begins anew, in stream mode: what was told of it does not count. */
    record Again() implements Frame {}

    record Refused(String why) implements Frame {}

    record Beat() implements Frame {}

    /** The minion was killed. */
    record Died() implements Frame {}

    /** All outcomes were told. */
    record End(long count) implements Frame {}

    /** A line of the spool's list of outcomes that cannot be used. */
    record Bad(long index) implements Frame {}

    record Fact(String name, String value) implements Frame {}

    /** What a removal left: processes, then folders. */
    record Gone(List<String> left) implements Frame {}

    /** The unit's bytes follow, from an offset on. */
    record Ended(long index, long offset, UnitEnd unit) implements Frame {}

    /** The bytes of all these follow, one after the other. */
    record Several(List<Ended> units) implements Frame {
        public Several {
            units = List.copyOf(units);
        }
    }
}
