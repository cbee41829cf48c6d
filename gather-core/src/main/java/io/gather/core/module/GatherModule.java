package io.gather.core.module;

import java.util.List;

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
}
