package io.gather.transport.node.shell.wire;

import java.util.List;

/** What a script on a node says, a line each; the bytes of an outcome follow its line. */
public sealed interface Frame {
    /** Where the minion works, before anything else. */
    sealed interface Place extends Frame {}

    /** What has come of a minion that keeps it in a spool. */
    sealed interface OfSpool extends Frame {}

    /** What comes of a minion that keeps nothing, as it comes. */
    sealed interface OfStream extends Frame {}

    /** What is said of both. */
    sealed interface OfBoth extends Frame {}

    /** What answers a question, in a session of its own. */
    sealed interface Answer extends Frame {}

    /** The script runs. */
    record Hello() implements Answer {}

    /** The minion works there, as that user. */
    record Spool(long user, String path) implements Place {}

    /** There is no folder to write to: what ends is told in this session alone, by that user. */
    record Stream(long user) implements Place {}

    record Refused(String why) implements Place {}

    /** A line of what describes the unit under way. */
    record Meta(String line) implements OfStream {}

    /** Bytes of the unit under way follow as text. */
    record Text() implements OfStream {}

    /** The unit under way has ended; the lengths in it mean nothing. */
    record Told(UnitEnd unit) implements OfStream {}

    /** The unit under way begins anew: what was told of it does not count. */
    record Again() implements OfStream {}

    record Beat() implements OfBoth {}

    /** All outcomes were told. */
    record End(long count) implements OfBoth {}

    /** The minion was killed. */
    record Died() implements OfSpool {}

    /** A line of the spool's list of outcomes that cannot be used. */
    record Bad(long index) implements OfSpool {}

    /** The unit's bytes follow, from an offset on. */
    record Ended(long index, long offset, UnitEnd unit) implements OfSpool {}

    /** The bytes of all these follow, one after the other. */
    record Several(List<Ended> units) implements OfSpool {
        public Several {
            units = List.copyOf(units);
        }
    }

    record Fact(String name, String value) implements Answer {}

    /** What a removal left: processes, then folders. */
    record Gone(List<String> left) implements Answer {}
}
