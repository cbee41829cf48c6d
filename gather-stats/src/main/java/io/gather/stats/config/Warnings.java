package io.gather.stats.config;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.toml.Problem;
import io.gather.core.toml.TomlSection;

/** Collects what is not as it was probably meant, and keeps nobody from reading on. */
final class Warnings {
    private final List<Problem> all = new ArrayList<>();

    void add(TomlSection section, String reason) {
        all.add(section.remark(reason));
    }

    void add(TomlSection section, String key, String reason) {
        all.add(section.remark(key, reason));
    }

    /** To be called when a section was read. */
    void unknown(TomlSection section) {
        all.addAll(section.unknown());
    }

    List<Problem> all() {
        return all;
    }
}
