package io.gather.cli.modules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.core.module.Contribution;
import io.gather.core.module.Service;
import io.gather.core.module.SettingOption;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbArgument.Count;
import io.gather.core.module.VerbOption;

/**
 * What is wrong with what a module says of itself.
 *
 * @param commands of the program
 */
record ModuleCheck(Set<String> commands) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern ITEM = Pattern.compile("[a-z0-9][a-z0-9_.-]*");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]+");
    private static final Pattern LABEL = Pattern.compile("[A-Z][A-Z0-9_-]*(=[A-Z][A-Z0-9_-]*)?");
    /** Of every command. */
    private static final Set<String> OPTIONS = Set.of("--help", "--version", "--debug", "--config", "--no-config",
            "--state");

    private static final Set<String> OF_RUN = Stream.concat(OPTIONS.stream(), Stream.of("--json"))
            .collect(Collectors.toUnmodifiableSet());

    ModuleCheck {
        commands = Set.copyOf(commands);
    }

    List<String> problems(InstalledModule module) {
        List<String> problems = new ArrayList<>(name(module.name()));
        names("verb", NAME, module.verbs().stream().map(Verb::name).toList(), Set.of(ModuleCommands.RUN), problems);
        names("service", NAME, module.services().stream().map(Service::name).toList(), Set.of(), problems);
        names("contribution", ITEM, module.contributions().stream().map(Contribution::name).toList(), Set.of(),
                problems);
        module.verbs().forEach(verb -> verb(verb, problems));
        module.runOptions().forEach(it -> runOption(module, it, problems));
        module.services().forEach(it -> said("service", it.name(), it.about(), problems));
        options("services", module.services().stream().flatMap(it -> it.options().stream()).toList(), OF_RUN,
                problems);
        module.contributions().forEach(it -> {
            said("contribution", it.name(), it.about(), problems);
            if (!it.timeout().isPositive() || it.max().bytes() <= 0) {
                problems.add("its contribution '" + it.name() + "' may take no time, or no room");
            }
        });
        return problems;
    }

    private List<String> name(String name) {
        if (!NAME.matcher(name).matches()) {
            return List.of("'" + name + "' is no name of a module: lower-case letters, digits, '-'");
        }
        return commands.contains(name) ? List.of("'" + name + "' is a command of gather, not of a module") : List.of();
    }

    private static void names(String what, Pattern form, Collection<String> names, Set<String> taken,
            List<String> problems) {
        Set<String> seen = new HashSet<>(taken);
        for (String name : names) {
            if (!form.matcher(name).matches()) {
                problems.add("'" + name + "' is no name of a " + what + ": lower-case letters, digits, '-'");
            } else if (!seen.add(name)) {
                problems.add("its " + what + " '" + name + "' is "
                        + (taken.contains(name) ? "what runs its services" : "there twice"));
            }
        }
    }

    private static void said(String what, String name, String about, List<String> problems) {
        if (about.isBlank()) {
            problems.add("its " + what + " '" + name + "' does not say what it is");
        }
    }

    private static void runOption(InstalledModule module, SettingOption option, List<String> problems) {
        if (!OPTION.matcher(option.name()).matches() || !option.name().startsWith("--" + module.name() + "-")
                || !LABEL.matcher(option.value()).matches() || option.about().isBlank()) {
            problems.add("its option of gathers '" + option.name() + " " + option.value() + "' must be written like --"
                    + module.name() + "-limit NUMBER, and say what it is for");
        }
        if (!module.settings().contains(option.setting())) {
            problems.add("its option " + option.name() + " is for " + option.setting().key()
                    + ", which is none of its settings");
        }
    }

    private static void verb(Verb verb, List<String> problems) {
        said("verb", verb.name(), verb.about(), problems);
        options("verb '" + verb.name() + "'", verb.options(), OPTIONS, problems);
        arguments(verb, problems);
    }

    /** @param whose {@code verb 'add'} */
    private static void options(String whose, List<VerbOption> options, Set<String> taken, List<String> problems) {
        Set<String> seen = new HashSet<>(taken);
        for (VerbOption option : options) {
            if (!OPTION.matcher(option.name()).matches()
                    || !(option.value().isEmpty() || LABEL.matcher(option.value()).matches())) {
                problems.add("its " + whose + " cannot have an option '" + option.name() + " " + option.value()
                        + "': written like --limit NUMBER");
            } else if (!seen.add(option.name())) {
                problems.add("its " + whose + " cannot have the option " + option.name()
                        + (taken.contains(option.name()) ? ", which the command has" : " twice"));
            }
        }
    }

    private static void arguments(Verb verb, List<String> problems) {
        List<VerbArgument> arguments = verb.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            VerbArgument argument = arguments.get(i);
            if (!LABEL.matcher(argument.label()).matches()) {
                problems.add("its verb '" + verb.name() + "' has an argument '" + argument.label()
                        + "': written like ORDER");
            } else if (argument.count() != Count.ONE && i < arguments.size() - 1) {
                problems.add("its verb '" + verb.name() + "' has an argument " + argument.label()
                        + " that is not one word, and not the last");
            }
        }
    }
}
