package io.gather.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.gather.cli.isi.IsiGatherInfo;
import io.gather.cli.isi.OriginalWords;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.UploadOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes advice fit what was typed: in the words of the command that was called, and with the options without which a later command
 * would not find what this one did.
 *
 * @param typed the command line as it came
 * @param args what became of it
 */
record Advice(List<String> typed, List<String> args) implements UnaryOperator<String> {
    private static final String SEND_LATER = "gather upload --all";
    /** What a later upload has to be told again. */
    private static final List<String> NOT_AGAIN = List.of("--upload", "--no-upload", "--debug");

    @Override
    public String apply(String text) {
        String told = text.contains(SEND_LATER) ? text.replace(SEND_LATER, SEND_LATER + again()) : text;
        return !typed.isEmpty() && typed.getFirst().equals(IsiGatherInfo.NAME) ? OriginalWords.of(told) : told;
    }

    private String again() {
        CommandSpec sources = CommandSpec.create()
                .addMixin("uploads", CommandSpec.forAnnotatedObject(new UploadOptions()))
                .addMixin("places", CommandSpec.forAnnotatedObject(new PlaceOptions()));
        List<String> again = new ArrayList<>();
        boolean follows = false;
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            // A bare word would be found too, without its dashes.
            OptionSpec option = name.startsWith("-")
                    ? sources.findOption(name.replaceFirst("^--no-(?!config)", "--"))
                    : null;
            if (follows) {
                again.add(arg);
                follows = false;
            } else if (name.equals("--ftp-upload-pass")) {
                again.add("--set-ftp-upload-pass");
            } else if (option != null && !NOT_AGAIN.contains(name)) {
                again.add(arg);
                follows = equals < 0 && option.arity().min() == 1;
            }
        }
        return again.isEmpty() ? "" : " " + CommandLineText.quoted(again);
    }
}
