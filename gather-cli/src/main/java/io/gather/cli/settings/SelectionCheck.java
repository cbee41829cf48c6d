package io.gather.cli.settings;

import java.util.List;
import java.util.Optional;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.SettingChanges;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Selection;
import io.gather.core.error.GatherException;
import io.gather.core.settings.SelectionSettings;

/** Whether what is to be saved can be gathered here: what the form of a value alone does not tell. */
record SelectionCheck(Surroundings surroundings) {
    /** Adds what is wrong to the problems. */
    void check(SettingChanges changes) {
        told(changes, "begin").ifPresent(begin -> begin(begin.toString(), changes));
        told(changes, "until").ifPresent(until -> until(until.toString(), changes));
        told(changes, "groups").map(SelectionCheck::texts).filter(groups -> !groups.isEmpty())
                .ifPresent(groups -> known("groups", new Selection("", groups, List.of(), List.of()), changes));
        told(changes, "profile").ifPresent(name -> known("profile", Selection.profile(name.toString()), changes));
    }

    private static Optional<Object> told(SettingChanges changes, String key) {
        return changes.all().getOrDefault(key, Optional.empty());
    }

    private void begin(String begin, SettingChanges changes) {
        try {
            new SelectionSettings("", List.of(), begin, "", "").since(surroundings.clock());
        } catch (IllegalArgumentException e) {
            changes.problem("begin", String.valueOf(e.getMessage()));
        }
    }

    private void until(String until, SettingChanges changes) {
        String begin = told(changes, "begin").map(Object::toString).orElse("");
        try {
            new SelectionSettings("", List.of(), begin, "", until).window(surroundings.clock());
        } catch (IllegalArgumentException e) {
            changes.problem("until", String.valueOf(e.getMessage()));
        }
    }

    private void known(String key, Selection selection, SettingChanges changes) {
        Catalog catalog = surroundings.catalog();
        try {
            selection.choose(catalog);
        } catch (GatherException e) {
            changes.problem(key, e.what());
        }
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
