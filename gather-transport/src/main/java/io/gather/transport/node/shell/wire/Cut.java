package io.gather.transport.node.shell.wire;

import io.gather.core.outcome.Limit;
import org.jspecify.annotations.Nullable;

/** Why content ends before its end, as a minion says it. */
public sealed interface Cut {
    /** What of the gather was used up; null: nothing was. */
    default @Nullable Limit limit() {
        return null;
    }

    /** The plan's total is used up. */
    record UsedUp() implements Cut {
        @Override
        public Limit limit() {
            return Limit.SIZE;
        }
    }

    /**
     * The disk has less free than is to stay free.
     *
     * @param leave bytes that are to stay free
     */
    record LowSpace(long free, long leave) implements Cut {
        @Override
        public Limit limit() {
            return Limit.ROOM;
        }

        /** Both in KiB. */
        static LowSpace parse(String free, String leave) throws GarbledException {
            return new LowSpace(ShellNumbers.size(free) << 10, ShellNumbers.size(leave) << 10);
        }
    }

    /** Nothing more could be written. */
    record Full() implements Cut {
        @Override
        public Limit limit() {
            return Limit.ROOM;
        }
    }

    /** It could not be read on. */
    record Failed() implements Cut {}

    /** It became shorter meanwhile. */
    record Shrank() implements Cut {}

    /** Reading it does not end. */
    record Blocks() implements Cut {}

    /** Null for a hyphen: it does not end before its end. */
    static @Nullable Cut parse(String text) throws GarbledException {
        String[] words = text.split(":", 3);
        return switch (words[0]) {
            case "-" -> null;
            case "used-up" -> new UsedUp();
            case "short" -> LowSpace.parse(words.length > 1 ? words[1] : "", words.length > 2 ? words[2] : "");
            case "full" -> new Full();
            case "failed" -> new Failed();
            case "shrank" -> new Shrank();
            case "blocks" -> new Blocks();
            default -> throw new GarbledException("was cut for a reason that its script does not know");
        };
    }
}
