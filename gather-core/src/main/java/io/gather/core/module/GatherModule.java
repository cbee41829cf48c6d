package io.gather.core.module;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.settings.Setting;

/**
 * A part that plugs in, found through {@link java.util.ServiceLoader} on the class path and in the plugins folder.
 *
 * <p>
 * A module's groups take part in gathers like those of the shipped catalog.
 */
public interface GatherModule {
    String name();

    /** Names of TOML resources, one a group, beside the module's class: {@code incident.toml}. */
    List<String> catalogResources();

    /** What can be set about it, in the table of its name: {@code shop.base}. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** The secrets that it needs; their names begin with its name: {@code shop-token}. */
    default List<Secret> secrets() {
        return List.of();
    }
}
