package io.gather.cli;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;

import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Refuses options whose hyphens became dashes, as text programs and mails make of them: they would be taken for values of the
 * option before them, or for names of files.
 */
final class Dashes implements IParameterPreprocessor {
    private static final Pattern OPTION = Pattern
            .compile("[-\u2010-\u2015\u2212]{0,2}[\u2010-\u2015\u2212]-?(\\p{Alnum}.*)");
    private static final String END_OF_OPTIONS = "--";

    @Override
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        // The first argument is on top.
        for (int i = args.size() - 1; i >= 0 && !args.get(i).equals(END_OF_OPTIONS); i--) {
            var typed = OPTION.matcher(args.get(i));
            if (typed.matches()) {
                throw new ParameterException(command.commandLine(), "'" + args.get(i)
                        + "' begins with a dash that is no hyphen; an option is written like "
                        + (typed.group(1).length() == 1 ? "-" : END_OF_OPTIONS) + typed.group(1));
            }
        }
        return false;
    }
}
