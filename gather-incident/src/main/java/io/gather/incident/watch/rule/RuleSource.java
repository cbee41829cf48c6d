package io.gather.incident.watch.rule;

import java.util.List;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.WatchedLine;

/** Which lines a rule looks at. */
public sealed interface RuleSource {
    boolean has(WatchedLine line);

    /** As a rule says it. */
    default String word() {
        return switch (this) {
            case OfJournal _ -> "journal";
            case OfKernel _ -> "kernel";
            case OfFiles _ -> "file";
        };
    }

    /**
     * Lines of the journal, those of the kernel in it too.
     *
     * @param units any of them; empty: whatever wrote it
     * @param identifiers any of them; empty: whatever it calls itself
     * @param messageIds any of them; empty: whatever it is
     * @param priority this or worse; 7: any
     */
    record OfJournal(List<NameGlob> units, List<NameGlob> identifiers, List<String> messageIds, int priority)
            implements
                RuleSource {
        public OfJournal {
            units = List.copyOf(units);
            identifiers = List.copyOf(identifiers);
            messageIds = List.copyOf(messageIds);
        }

        @Override
        public boolean has(WatchedLine line) {
            return line.position() instanceof LinePosition.OfJournal && isBad(line, priority)
                    && (messageIds.isEmpty() || messageIds.contains(line.messageId()))
                    && (identifiers.isEmpty() || identifiers.stream().anyMatch(it -> it.matches(line.identifier())))
                    && (units.isEmpty() || units.stream().anyMatch(it -> line.units().stream().anyMatch(it::matches)));
        }
    }

    /** Lines of the kernel, whether they were read from the journal or from it. */
    record OfKernel(int priority) implements RuleSource {
        @Override
        public boolean has(WatchedLine line) {
            return line.source() == LineSource.KERNEL && isBad(line, priority);
        }
    }

    /** @param paths absolute, with stars in any part of them */
    record OfFiles(List<FileGlob> paths) implements RuleSource {
        public OfFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public boolean has(WatchedLine line) {
            return line.source() == LineSource.FILE && paths.stream().anyMatch(it -> it.matches(line.facility()));
        }
    }

    private static boolean isBad(WatchedLine line, int priority) {
        return line.priority() <= priority;
    }
}
