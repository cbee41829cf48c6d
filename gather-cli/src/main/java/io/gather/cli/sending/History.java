package io.gather.cli.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.UploadQueue;
import org.jspecify.annotations.Nullable;

/** What {@code gather uploads} does. */
public final class History {
    private final Printer printer;
    private final Surroundings surroundings;

    public History(Printer printer, Surroundings surroundings) {
        this.printer = printer;
        this.surroundings = surroundings;
    }

    int show(PlaceOptions places, boolean failed, boolean json) throws IOException {
        UploadQueue queue = queue(places);
        List<Dispatch> shown = queue.all().stream()
                .filter(it -> !failed || (!it.arrived() && !it.attempts().isEmpty())).toList();
        for (Dispatch dispatch : shown) {
            boolean underWay = !dispatch.arrived() && queue.isBeingSent(dispatch.id());
            if (json) {
                printer.json(fields(dispatch, underWay));
            } else {
                printer.result(text(dispatch, underWay));
            }
        }
        if (shown.isEmpty() && !json) {
            printer.result(failed ? "nothing failed" : "nothing was sent yet, nothing waits");
        }
        return 0;
    }

    int remove(PlaceOptions places, String id) throws IOException {
        UploadQueue queue = queue(places);
        Dispatch dispatch = queue.find(id).orElseThrow(() -> new GatherException(CommandError.NO_SUCH_UPLOAD,
                "there is no upload with this id", id, "see the ids: gather uploads"));
        if (queue.isBeingSent(id)) {
            throw new GatherException(CommandError.BEING_SENT, "it is being sent just now", id,
                    "end the process that sends it first");
        }
        queue.remove(id);
        printer.message("removed " + id + "; the bundle stays: " + dispatch.file());
        return 0;
    }

    private UploadQueue queue(PlaceOptions places) {
        return surroundings.queue(surroundings.settings(places));
    }

    private static String text(Dispatch dispatch, boolean underWay) {
        StringBuilder text = new StringBuilder(dispatch.id() + "  " + PlainText.oneLine(
                String.valueOf(dispatch.file().getFileName())) + "  " + ByteSize.of(dispatch.size()) + "  "
                + percent(dispatch) + " %");
        Long rate = rate(dispatch);
        if (rate != null) {
            text.append("  ").append(ByteSize.of(rate)).append("/s");
        }
        text.append("  ").append(result(dispatch, underWay));
        for (String reason : dispatch.failures()) {
            text.append("\n  ").append(PlainText.oneLine(reason));
        }
        for (String before : earlier(dispatch)) {
            text.append("\n  is also at ").append(PlainText.oneLine(before));
        }
        return text.toString();
    }

    private static String result(Dispatch dispatch, boolean underWay) {
        if (dispatch.arrived()) {
            return "arrived: " + PlainText.oneLine(
                    dispatch.arrival().map(Arrival.Taken::words).orElse(String.valueOf(dispatch.delivered())));
        }
        if (underWay) {
            return "is being sent";
        }
        return dispatch.attempts().isEmpty()
                ? "waits"
                : "failed after " + Counts.count(failed(dispatch), "attempt");
    }

    /** Attempts since the last that succeeded. */
    private static int failed(Dispatch dispatch) {
        int failed = 0;
        for (Dispatch.Attempt attempt : dispatch.attempts()) {
            failed = attempt.failure() == null ? 0 : failed + 1;
        }
        return failed;
    }

    /** Other destinations where it is. */
    private static Set<String> earlier(Dispatch dispatch) {
        Set<String> places = new LinkedHashSet<>();
        dispatch.deliveries().stream().filter(it -> !it.arrival().where().equals(dispatch.delivered()))
                .forEach(it -> places.add(it.arrival().words()));
        return places;
    }

    private static long percent(Dispatch dispatch) {
        return dispatch.size() == 0 ? 100 : 100 * dispatch.reached() / dispatch.size();
    }

    /** Bytes a second over all attempts; null where nothing was sent. */
    private static @Nullable Long rate(Dispatch dispatch) {
        long sent = dispatch.attempts().stream().mapToLong(Dispatch.Attempt::sent).sum();
        long millis = dispatch.attempts().stream().map(Dispatch.Attempt::took).mapToLong(Duration::toMillis).sum();
        return sent == 0 ? null : sent * 1000 / Math.max(1, millis);
    }

    /** Without notes: addresses of uploads begun may open doors. */
    private static Map<String, Object> fields(Dispatch dispatch, boolean underWay) {
        Map<String, Object> fields = Json.fields(dispatch);
        fields.remove("notes");
        fields.put("file", dispatch.file().toString());
        fields.put("percent", percent(dispatch));
        fields.put("rate", rate(dispatch));
        fields.put("state", state(dispatch, underWay));
        fields.put("failures", dispatch.failures());
        return fields;
    }

    private static String state(Dispatch dispatch, boolean underWay) {
        if (dispatch.arrived()) {
            return "arrived";
        }
        return underWay ? "sending" : dispatch.attempts().isEmpty() ? "waiting" : "failed";
    }
}
