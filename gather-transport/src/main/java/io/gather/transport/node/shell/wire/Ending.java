package io.gather.transport.node.shell.wire;

import java.util.List;

import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.Unanswered;

/** How a unit ended, by the first word that its minion says of it and those behind it. */
public sealed interface Ending {
    /** A command that ran. */
    record Ran(int code, EndCause cause) implements Ending {}

    /** A task of files that were read. */
    record Gathered(EndCause cause, FilesCounts counts) implements Ending {}

    /** Nothing has ended yet: these are the values that a task runs over. */
    record Listed() implements Ending {}

    record Absent(String program) implements Ending {}

    record Unmet() implements Ending {}

    record Stopped() implements Ending {}

    record TimeOver() implements Ending {}

    record UsedUp() implements Ending {}

    record NoRoom(Cut.LowSpace why) implements Ending {}

    record Lost(Unanswered why) implements Ending {}

    /** A process that cannot be killed holds its output. */
    record Held() implements Ending {}

    record Killed() implements Ending {}

    /** What was said of it is not what its script says. */
    record Unclear(String why) implements Ending {}

    /** @param words what stands behind the kind */
    static Ending parse(String kind, List<String> words) throws GarbledException {
        return switch (kind) {
            case "command" -> new Ran(code(word(words, 0)), cause(word(words, 1)));
            case "files" -> new Gathered(cause(word(words, 0)), FilesCounts.parse(words.subList(1, words.size())));
            case "list" -> new Listed();
            case "absent" -> new Absent(String.join(" ", words));
            case "unmet" -> new Unmet();
            case "stopped" -> new Stopped();
            case "over" -> new TimeOver();
            case "used-up" -> new UsedUp();
            case "short" -> new NoRoom(Cut.LowSpace.parse(word(words, 0), word(words, 1)));
            case "lost" -> new Lost(unanswered(words.isEmpty() ? "" : words.getFirst()));
            case "held" -> new Held();
            case "died" -> new Killed();
            default -> throw unknown();
        };
    }

    private static int code(String text) throws GarbledException {
        return (int) Math.min(Integer.MAX_VALUE, ShellNumbers.size(text));
    }

    private static EndCause cause(String word) throws GarbledException {
        return switch (word) {
            case "itself" -> EndCause.ITSELF;
            case "full" -> EndCause.FULL;
            case "time" -> EndCause.TIME;
            case "over" -> EndCause.OVER;
            case "stop" -> EndCause.STOP;
            default -> throw unknown();
        };
    }

    private static Unanswered unanswered(String word) {
        return switch (word) {
            case "time" -> Unanswered.Question.TIME;
            case "over" -> Unanswered.Question.OVER;
            case "stop" -> Unanswered.Question.STOP;
            case "command" -> Unanswered.Question.KILLED;
            case "shell" -> new Unanswered.Worker();
            default -> new Unanswered.Helper(word.replaceAll("[^a-z0-9]", "?"));
        };
    }

    private static String word(List<String> words, int index) throws GarbledException {
        if (index >= words.size()) {
            throw new GarbledException("does not say how it ended");
        }
        return words.get(index);
    }

    private static GarbledException unknown() {
        return new GarbledException("ended in a way that its script does not know");
    }
}
