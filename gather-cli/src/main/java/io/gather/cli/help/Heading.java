package io.gather.cli.help;

import java.util.List;

/**
 * What options are listed under.
 *
 * @param names options by one of their names, in the order in which they are listed
 */
public record Heading(String title, List<String> names) {
    public Heading {
        names = List.copyOf(names);
    }

    static Heading of(String title, String names) {
        return new Heading(title, List.of(names.split("\\s+")));
    }

    /** Where the option stands under this heading; -1: it does not. */
    int place(List<String> option) {
        for (String name : option) {
            int place = names.indexOf(name);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }
}
