package io.gather.cli.show;

import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.core.json.Json;
import io.gather.core.overlord.GatherEvent;
import io.gather.core.overlord.GatherListener;

/** The same events as JSON lines, on standard output. */
final class ProgressJson implements GatherListener {
    private final Printer printer;

    ProgressJson(Printer printer) {
        this.printer = printer;
    }

    @Override
    public void on(GatherEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", switch (event) {
            case GatherEvent.Started _ -> "started";
            case GatherEvent.PhaseStarted _ -> "phase-started";
            case GatherEvent.PhaseEnded _ -> "phase-ended";
            case GatherEvent.TaskEnded _ -> "task-ended";
            case GatherEvent.NodeEnded _ -> "node-ended";
            case GatherEvent.Uploading _ -> "uploading";
            case GatherEvent.Notice _ -> "notice";
        });
        line.putAll(Json.fields(event));
        printer.event(Json.write(line));
    }
}
