package io.gather.cli.isi;

import java.util.List;

import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of {@code isi_gather_info}.
 *
 * @param parameter what its values are called; empty: it takes none
 * @param arity how many values, as picocli writes it
 * @param about one line for people; what is different, or why it has no meaning here
 */
record IsiOption(List<String> names, String parameter, String arity, Standing standing, String about, Becomes becomes) {
    IsiOption {
        names = List.copyOf(names);
    }

    /** How much of its meaning it has here. */
    enum Standing {
        WORKS("works"),
        DIFFERS("works differently"),
        MEANINGLESS("no meaning outside OneFS");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What it does to the command line of ours. */
    @FunctionalInterface
    interface Becomes {
        void tell(List<String> values, Translation translation);
    }

    static IsiOption works(String names, String parameter, String about, Becomes becomes) {
        return of(names, parameter, Standing.WORKS, about, becomes);
    }

    static IsiOption differs(String names, String parameter, String about, Becomes becomes) {
        return of(names, parameter, Standing.DIFFERS, about, becomes);
    }

    /** Said once, and gone on. */
    static IsiOption meaningless(String names, String parameter, String why) {
        return of(names, parameter, Standing.MEANINGLESS, why,
                (_, translation) -> translation.note(names.split(" ")[names.split(" ").length - 1] + ": " + why));
    }

    private static IsiOption of(String names, String parameter, Standing standing, String about, Becomes becomes) {
        String arity = parameter.isEmpty() ? "0" : parameter.endsWith("..") ? "1..*" : "1";
        return new IsiOption(List.of(names.split(" ")), parameter.replace("..", ""), arity, standing, about, becomes);
    }

    IsiOption arity(String other) {
        return new IsiOption(names, parameter, other, standing, about, becomes);
    }

    String longest() {
        return names.getLast();
    }

    OptionSpec spec() {
        OptionSpec.Builder builder = OptionSpec.builder(names.toArray(String[]::new)).arity(arity)
                .description(standing == Standing.DIFFERS ? about + " (differs from OneFS)" : about);
        if (parameter.isEmpty()) {
            return builder.type(boolean[].class).build();
        }
        return builder.type(List.class).auxiliaryTypes(String.class).paramLabel(parameter).build();
    }
}
