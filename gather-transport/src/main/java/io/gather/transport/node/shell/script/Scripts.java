package io.gather.transport.node.shell.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.gather.core.minion.LimitMark;
import io.gather.core.minion.SpoolName;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/** Puts together what runs on a node. */
public final class Scripts {
    /** Where a spool may lie when the folder that was asked for has no room: the last two are memory. */
    private static final List<String> PLACES = List.of("/var/tmp", "/tmp", "/dev/shm", "/run");

    private final String spoolBase;
    private final int level;

    /** @param level of compression, 0 to 9 */
    public Scripts(String spoolBase, int level) {
        this.spoolBase = spoolBase;
        this.level = level;
    }

    /** The whole of what runs on the node, for people too. */
    public String minion(Plan plan) {
        PlanText text = new PlanText(safe(plan), level);
        return head(text) + Parts.MINION + tail(text);
    }

    /** The same as it is sent. */
    public Upload upload(Plan plan, boolean packed) {
        if (!packed) {
            return new Upload(bytes(minion(plan)), false);
        }
        PlanText text = new PlanText(safe(plan), level);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Parts.packed(head(text)));
        all.writeBytes(Parts.packedMinion());
        all.writeBytes(Parts.packed(tail(text)));
        return new Upload(all.toByteArray(), true);
    }

    private static String head(PlanText text) {
        return "#!/bin/sh\n" + text.settings();
    }

    private static String tail(PlanText text) {
        return text.tasks() + "\n\"${ENTRY:-main}\" \"$@\"\n";
    }

    /**
     * A session that starts or finds the minion and follows it. The minion's script is to be sent after it.
     *
     * @param from outcomes that are known already
     * @param at bytes that are known of the next one
     * @param told what a session told that kept nothing on the node; null: there was none such
     */
    public byte[] follow(Plan plan, String marker, Upload upload, long from, long at,
            @Nullable Collection<String> told) {
        return bytes(settings(marker, plan.gather(), plan.node()) + """
                LENGTH=%d
                PACKED=%d
                FROM=%d
                AT=%d
                LEAVE=%d
                NICE=%d
                IDLE=%d
                STREAM=%d
                TOLD='%s'
                """.formatted(upload.bytes().length, upload.packed() ? 1 : 0, from, at,
                plan.limits().leaveFree().bytes() >> 10, plan.limits().nice(), plan.limits().idleIo() ? 1 : 0,
                told == null ? 0 : 1, told == null ? "" : String.join(" ", told))
                + Parts.FOLLOW + "follow " + places()
                + "\nserve\n");
    }

    public byte[] facts(String marker) {
        return bytes(
                "MARKER=" + marker + "\nLEAVE=" + RulesText.usuallyFree() + "\n" + Parts.FACTS + "facts " + places()
                        + "\nserve\n");
    }

    /** Tells how much the files of the plan's tasks are. */
    public byte[] sizes(String marker, Plan plan, Duration within) {
        List<Task> files = plan.tasks().stream().filter(Task.Files.class::isInstance).toList();
        PlanText text = new PlanText(safe(plan.with(files)), level);
        return bytes("MARKER=" + marker + "\nWITHIN=" + within.toMillis() + "\nSPOOLS="
                + ShellText.quoted(spoolBase + "/gather-*") + "\n" + text.settings() + Parts.SIZES + text.tasks()
                + files.stream().map(task -> " " + task.number()).collect(Collectors.joining("", "\nsizes", ""))
                + "\nserve\n");
    }

    public byte[] discard(String marker, String gather, String node) {
        SpoolName.check(gather);
        SpoolName.check(node);
        return bytes(settings(marker, gather, node) + Parts.DISCARD
                + "discard " + places() + "\nserve\n");
    }

    /** A script as it is sent: short, where the node can unpack it. */
    public static final class Upload {
        private final byte[] bytes;
        private final boolean packed;

        private Upload(byte[] bytes, boolean packed) {
            this.bytes = bytes;
            this.packed = packed;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        boolean packed() {
            return packed;
        }
    }

    /** The command line that runs a script which follows on its input, and leaves the rest of the input to it. */
    public static String line(byte[] script) {
        return "/bin/sh -c 'WHOLE=iflag=fullblock; MINE=; CORES=; s=$(dd bs=" + script.length
                + " count=1 $WHOLE 2>/dev/null)"
                + " || { WHOLE=; s=$(dd bs=1 count=" + script.length + " 2>/dev/null); }; eval \"$s\"'";
    }

    /** A script for a session that has run another one, with the words that announce it. */
    public static byte[] another(byte[] script) {
        byte[] words = bytes("leave\nscript " + script.length + "\n");
        byte[] all = Arrays.copyOf(words, words.length + script.length);
        System.arraycopy(script, 0, all, words.length, script.length);
        return all;
    }

    private String places() {
        Set<String> all = new LinkedHashSet<>();
        all.add(spoolBase);
        all.addAll(PLACES);
        return all.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    private static String settings(String marker, String gather, String node) {
        return "MARKER=" + marker + "\nGATHER=" + gather + "\nNODE=" + node + "\nRUN=" + new LimitMark(gather,
                node).run() + "\n";
    }

    private static Plan safe(Plan plan) {
        SpoolName.check(plan.gather());
        SpoolName.check(plan.node());
        return plan.checked();
    }

    private static byte[] bytes(String script) {
        return script.getBytes(StandardCharsets.UTF_8);
    }
}
