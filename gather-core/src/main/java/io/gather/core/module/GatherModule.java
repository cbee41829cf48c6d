package io.gather.core.module;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.settings.Setting;

/**
 * A part that plugs in, found through {@link java.util.ServiceLoader} on the class path and in the plugins folder.
 *
 * <p>
 * Its methods say what there is, and do nothing yet: they are called for help too, in any order. What throws, or answers null, has the
 * module refused.
 */
public interface GatherModule {
    /** Lower-case letters, digits and hyphens; no command of gather, and no other module, has the same. */
    String name();

    /** What it is, in a few words: shown beside its name in lists of commands. */
    default String about() {
        return "";
    }

    /** Names of TOML resources, one a group, beside the module's class: {@code incident.toml}. */
    default List<String> catalogResources() {
        return List.of();
    }

    /** What {@code gather <module> <verb>} does. */
    default List<Verb> verbs() {
        return List.of();
    }

    /** What is added to gathers, in the group that has the module's name. */
    default List<Contribution> contributions() {
        return List.of();
    }

    /** What {@code gather <module> run} runs. */
    default List<Service> services() {
        return List.of();
    }

    /** What can be set about it, in the table of its name: {@code shop.base}. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Options of {@code gather run} and {@code gather plan} for settings of its own. */
    default List<SettingOption> runOptions() {
        return List.of();
    }

    /** The secrets that it needs; their names begin with its name: {@code shop-token}. */
    default List<Secret> secrets() {
        return List.of();
    }
}
