package io.gather.transport.upload.http;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Redirects;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebRequest;
import io.gather.transport.upload.web.BundlePayload;
import io.gather.transport.upload.web.DigestHeaders;
import io.gather.transport.upload.web.ServerCopy;
import io.gather.transport.upload.web.Statuses;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** As in the IETF's draft "Resumable Uploads for HTTP": the upload has an address of its own, and content is added to it. */
final class ResumableUpload {
    /** Below it, asking costs more than sending again. */
    static final long WORTH = 1 << 20;
    private static final String VERSION_HEADER = "Upload-Draft-Interop-Version";
    private static final String VERSION = "8";
    private static final String OFFSET = "Upload-Offset";
    private static final String COMPLETE = "Upload-Complete";
    private static final String NOTE = "upload";
    private static final String UNASKED = "unasked";

    private final Web web;
    private final Redirects redirects;
    private final Statuses statuses;
    private final WebRequest order;
    private final Shipment shipment;

    ResumableUpload(Web web, Redirects redirects, Statuses statuses, WebRequest order, Shipment shipment) {
        this.web = web;
        this.redirects = redirects;
        this.statuses = statuses;
        this.order = order;
        this.shipment = shipment;
    }

    /** @return where it is; empty where the server offers nothing of the kind */
    Optional<Arrival> send() throws IOException, InterruptedException {
        String noted = shipment.recall(NOTE);
        if (noted != null) {
            HttpUrl upload = ofThisServer(noted);
            Optional<Answer> known = upload == null ? Optional.empty() : state(upload);
            if (upload != null && known.isPresent()) {
                return Optional.of(goOn(upload, known.get()));
            }
            shipment.note(NOTE, null);
        }
        if (shipment.size() < WORTH || !isOffered()) {
            return Optional.empty();
        }
        HttpUrl begun = begin();
        if (begun == null) {
            return Optional.empty();
        }
        shipment.note(NOTE, Answer.shown(order.url()) + " " + begun);
        return Optional.of(add(begun, 0));
    }

    private WebRequest to(String method, HttpUrl url) {
        return order.next(method, url).with(VERSION_HEADER, VERSION);
    }

    /** @return null where the settings name another place by now */
    private @Nullable HttpUrl ofThisServer(String noted) {
        String before = Answer.shown(order.url()) + " ";
        return noted.startsWith(before) ? HttpUrl.parse(noted.substring(before.length())) : null;
    }

    /** Where asking breaks the connection, as some firewalls do to what they do not know, the next attempt does not ask. */
    private boolean isOffered() throws IOException, InterruptedException {
        if (shipment.recall(UNASKED) != null) {
            shipment.note(UNASKED, null);
            return false;
        }
        Answer answer;
        try {
            answer = web.ask(to("OPTIONS", order.url()));
        } catch (IOException e) {
            shipment.note(UNASKED, "yes");
            throw e;
        }
        return answer.isGood() && (answer.header("Upload-Limit").isPresent()
                || answer.header(VERSION_HEADER).isPresent());
    }

    private @Nullable HttpUrl begin() throws IOException, InterruptedException {
        WebRequest empty = to(order.method(), order.url()).with(COMPLETE, "?0")
                .with("Upload-Length", Long.toString(shipment.size())).with(DigestHeaders.headers(shipment.sha256()));
        Answer answer = statuses.taken(web.ask(empty));
        Optional<HttpUrl> location = answer.location();
        boolean begun = answer.header(OFFSET).isPresent() || answer.header(COMPLETE).isPresent();
        return location.isPresent() && begun ? redirects.allowed(order.url(), location.get()) : null;
    }

    /** @return empty where the server knows nothing of it any more */
    private Optional<Answer> state(HttpUrl upload) throws IOException, InterruptedException {
        Answer answer = web.ask(to("HEAD", upload));
        return switch (answer.status()) {
            case 400, 403, 404, 405, 410 -> Optional.empty();
            default -> Optional.of(statuses.taken(answer)).filter(it -> it.number(OFFSET).isPresent());
        };
    }

    private Arrival goOn(HttpUrl upload, Answer state) throws IOException, InterruptedException {
        long offset = state.number(OFFSET).orElseThrow();
        if (offset > shipment.size()) {
            shipment.note(NOTE, null);
            throw new IOException("the server has more of the upload than there is of the bundle");
        }
        return isComplete(state) ? done(upload, state) : add(upload, offset);
    }

    private Arrival add(HttpUrl upload, long offset) throws IOException, InterruptedException {
        Answer answer = web.ask(to("PATCH", upload).with(OFFSET, Long.toString(offset)).with(COMPLETE, "?1")
                .carrying(BundlePayload.raw(shipment, offset, "application/partial-upload")));
        if (answer.status() == 409) {
            throw new IOException("the server has another part of the upload than it said");
        }
        if (answer.status() == 404 || answer.status() == 410) {
            shipment.note(NOTE, null);
            throw new IOException("the server has forgotten the upload");
        }
        return done(upload, statuses.taken(answer));
    }

    private static boolean isComplete(Answer state) {
        return state.header(COMPLETE).filter(it -> it.strip().equals("?1")).isPresent();
    }

    private Arrival done(HttpUrl upload, Answer last) throws IOException, InterruptedException {
        String where = Answer.shown(order.url());
        Answer state = last.method().equals("HEAD") ? last : web.ask(to("HEAD", upload));
        Optional<Long> offset = state.isGood() ? state.number(OFFSET) : Optional.empty();
        shipment.note(NOTE, null);
        if (offset.isPresent() && (offset.get() != shipment.size() || !isComplete(state))) {
            return new Arrival.Refuted("the server has " + offset.get() + " of the bundle's " + shipment.size()
                    + " bytes");
        }
        Arrival ofUpload = offset.isPresent()
                ? new Arrival.Verified(where, ServerCopy.BY_SIZE)
                : new Arrival.Unverified(where, "the server does not tell how much of it there is");
        if (!order.method().equals("PUT")) {
            return ofUpload;
        }
        Arrival ofFile = ServerCopy.check(web, order.next("HEAD", order.url()), shipment, where);
        return ofFile instanceof Arrival.Unverified ? ofUpload : ofFile;
    }
}
