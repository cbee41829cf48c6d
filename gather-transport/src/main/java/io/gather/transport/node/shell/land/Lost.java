package io.gather.transport.node.shell.land;

import java.util.List;

/** Why a unit has no result although nothing is wrong with what it asks for: words for people. */
final class Lost {
    private Lost() {}

    /** @param details the program that died, or how the command ended that a list or a condition asks */
    static String words(List<String> details) {
        String what = details.isEmpty() ? "" : details.getFirst();
        return switch (what) {
            case "time" -> "the command that says what there is took longer than 30 s, twice";
            case "over" -> "the gather's total time was over before it was known what there is";
            case "stop" -> "stopped before it was known what there is";
            case "command" -> "the command that says what there is was killed, twice";
            case "shell" -> "the minion's process for it was killed on the node, twice";
            default -> "the minion's own " + what.replaceAll("[^a-z0-9]", "?") + " was killed on the node, twice";
        };
    }
}
