package io.gather.incident;

import java.util.List;

import io.gather.core.module.GatherModule;

/** Incidents that nodes have recorded, as part of a gather. */
public final class IncidentModule implements GatherModule {
    @Override
    public String name() {
        return "incident";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("foolscap.toml");
    }
}
