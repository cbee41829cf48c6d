package io.gather.transport.node.shell.script;

import java.util.List;

import io.gather.core.bundle.gzip.Packed;
import io.gather.core.plan.Limits;
import io.gather.core.verdict.KernelFiles;
import io.gather.core.verdict.ListedNames;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.WhereToLook;
import io.gather.transport.node.shell.wire.Pieces;

/** What every minion keeps to, as a script needs it: the head of each script. Sizes in bytes, times in milliseconds. */
final class RulesText {
    private RulesText() {}

    static String text() {
        return """
                FOLDERS=%s
                UNITS='%s'
                INIT_SCRIPTS='%s'
                PROCESS_NAME=%d
                MOST_VALUES=%d
                HARMLESS='%s'
                MOST_FILES=%d
                HEAD=%d
                ASK=%d
                MOST_ANSWER=%d
                GRACE=%d
                GRACE_ON_STOP=%d
                DRAIN=%d
                KERNEL_FILE=%d
                TAILS=%d
                RESERVE=%d
                FOR_LINES=%d
                SHARE_FOR_LINES=%d
                LEFT_FREE=%d
                SPOOL_HOURS=%d
                MOST_PARALLEL=%d
                MOST_WAITING=%d
                MEMBER=%d
                PIECE=%d
                SMALL=%d
                """.formatted(String.join(":", WhereToLook.PROGRAMS), String.join(" ", WhereToLook.UNITS),
                String.join(" ", WhereToLook.INIT_SCRIPTS), WhereToLook.PROCESS_NAME, Numbers.MOST_VALUES,
                ListedNames.HARMLESS, Numbers.MOST_FILES, Numbers.HEAD, Numbers.ASK.toMillis(), Numbers.MOST_ANSWER,
                Numbers.GRACE.toMillis(), Numbers.GRACE_ON_STOP.toMillis(), Numbers.DRAIN.toMillis(),
                Numbers.KERNEL_FILE.toMillis(), Numbers.TAILS_IN_MEMORY, Numbers.RESERVE, Numbers.FOR_LINES,
                Numbers.SHARE_FOR_LINES, Numbers.LEFT_FREE_AT_MOST, Numbers.SPOOL_LIFE.toHours(),
                Numbers.MOST_PARALLEL, Numbers.WAITING, Pieces.MEMBER, Pieces.COPY, Pieces.SMALL) + harms() + packed();
    }

    /** What is to stay free where nothing else is said, in KiB. */
    static long usuallyFree() {
        return Limits.defaults().leaveFree().bytes() >> 10;
    }

    private static String harms() {
        return choice("harms", KernelFiles.HARMFUL);
    }

    /** Of the first bytes of content, in hex. */
    private static String packed() {
        return choice("looks_packed", Packed.signs().stream().map(it -> it + "*").toList());
    }

    private static String choice(String name, List<String> patterns) {
        return """
                %s() {
                    case $1 in
                    %s) return 0 ;;
                    esac
                    return 1
                }
                """.formatted(name, String.join(" | ", patterns));
    }
}
