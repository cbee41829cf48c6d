package io.gather.cli.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.gathering.Destination;
import io.gather.cli.gathering.Gatherings;
import io.gather.cli.gathering.Screen;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.RunOptions;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.options.UploadOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.cli.show.UploadShow;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.Settings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.Outbox;
import io.gather.core.upload.Sender;

/** What {@code gather upload} does. */
public final class BundleSending {
    private final Screen screen;
    private final Printer printer;
    private final Surroundings surroundings;
    private final Gatherings gatherings;

    public BundleSending(Screen screen, Surroundings surroundings, Gatherings gatherings) {
        this.screen = screen;
        this.printer = screen.printer();
        this.surroundings = surroundings;
        this.gatherings = gatherings;
    }

    int send(UploadOrder order, UploadOptions uploads, PlaceOptions places, ShowOptions show)
            throws IOException, InterruptedException {
        uploads.checkSends("gather upload");
        if (order.verify()) {
            return gatherings.run(RunOptions.verifying(uploads, places, show));
        }
        Settings settings = uploads.over(surroundings.settings(places));
        Sender sender = surroundings.sender(settings, surroundings.uploadSecrets(places, uploads.secrets()));
        List<String> ways = settings.upload().ways();
        Destination.check(sender, ways);
        List<Dispatch> wanted = order.all() ? queued(sender, ways) : named(order, settings, sender, ways);
        return send(wanted, sender, show);
    }

    private static List<Dispatch> queued(Sender sender, List<String> ways) throws IOException {
        return sender.queue().all().stream().filter(it -> !it.arrived()).map(it -> it.by(ways)).toList();
    }

    private static List<Dispatch> named(UploadOrder order, Settings settings, Sender sender, List<String> ways) {
        Outbox outbox = new Outbox(sender, settings.cluster());
        Outbox.Wish wish = new Outbox.Wish(order.cluster(), order.caseId(), order.again(), ways);
        List<Dispatch> dispatches = new ArrayList<>();
        for (Path file : order.files()) {
            dispatches.add(outbox.dispatch(file, wish));
        }
        return dispatches;
    }

    private int send(List<Dispatch> wanted, Sender sender, ShowOptions show) throws InterruptedException {
        List<GatherException> failures = new ArrayList<>();
        for (Dispatch dispatch : wanted) {
            if (dispatch.arrived()) {
                already(dispatch, show);
                continue;
            }
            try {
                arrived(send(dispatch, sender, show), show);
            } catch (GatherException e) {
                failures.add(e);
                failed(dispatch, e, show);
            }
        }
        if (wanted.isEmpty() && !show.json()) {
            printer.message("nothing waits to be sent");
        }
        return code(wanted, failures);
    }

    private Dispatch send(Dispatch dispatch, Sender sender, ShowOptions show) throws InterruptedException {
        try (UploadShow progress = UploadShow.of(printer, screen.terminal(), show)) {
            progress.begin(String.valueOf(dispatch.file().getFileName()), dispatch.size());
            return sender.send(dispatch, progress);
        }
    }

    private int code(List<Dispatch> wanted, List<GatherException> failures) {
        if (failures.isEmpty()) {
            return 0;
        }
        if (wanted.size() > 1) {
            printer.message(failures.size() + " of " + Counts.count(wanted.size(), "bundle")
                    + " could not be sent; see: gather uploads --failed");
        }
        return Category.UPLOAD.exitCode();
    }

    private void arrived(Dispatch sent, ShowOptions show) {
        if (show.json()) {
            tell("uploaded", sent, known(sent));
            return;
        }
        String known = sent.arrival().map(BundleSending::known).orElse("");
        if (show.quiet() && sent.arrival().orElse(null) instanceof Arrival.Unverified) {
            printer.message(sent.file().getFileName() + ": " + known);
        }
        if (!show.quiet()) {
            Dispatch.Attempt last = sent.attempts().getLast();
            long millis = Math.max(1, last.took().toMillis());
            printer.message("  " + known + "; by " + last.way() + ", " + ByteSize.of(last.sent()) + " at "
                    + ByteSize.of(last.sent() * 1000 / millis) + "/s:");
        }
        printer.result(String.valueOf(sent.delivered()));
    }

    private static String known(Arrival.Taken arrival) {
        return switch (arrival) {
            case Arrival.Verified verified -> "arrived, " + verified.proof();
            case Arrival.Unverified unverified -> "accepted, but not verified: " + unverified.doubt();
        };
    }

    /** For programs. */
    private static Map<String, String> known(Dispatch sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("where", String.valueOf(sent.delivered()));
        sent.arrival().ifPresent(arrival -> {
            switch (arrival) {
                case Arrival.Verified verified -> fields.put("verified", verified.proof());
                case Arrival.Unverified unverified -> fields.put("unverified", unverified.doubt());
            }
        });
        return fields;
    }

    private void already(Dispatch known, ShowOptions show) {
        if (show.json()) {
            tell("already-there", known, known(known));
            return;
        }
        printer.message(known.file().getFileName() + " has arrived there already; send it once more with --again:");
        printer.result(String.valueOf(known.delivered()));
    }

    private void failed(Dispatch dispatch, GatherException e, ShowOptions show) {
        if (show.json()) {
            tell("upload-failed", dispatch,
                    Map.of("why", e.what(), "next", printer.words(e.remedy()), "code", e.code()));
        } else {
            printer.message(
                    "gather: " + dispatch.file() + ": " + e.what() + "\n  next: " + printer.words(e.remedy()) + "  ["
                            + e.code() + "]");
        }
    }

    private void tell(String event, Dispatch dispatch, Map<String, String> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event);
        fields.put("id", dispatch.id());
        fields.put("file", dispatch.file().toString());
        fields.put("size", dispatch.size());
        fields.put("sha256", dispatch.sha256());
        fields.putAll(more);
        printer.jsonAtOnce(fields);
    }
}
