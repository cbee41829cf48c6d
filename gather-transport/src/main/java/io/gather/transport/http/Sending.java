package io.gather.transport.http;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.upload.Shipment;
import io.gather.transport.web.Access;
import io.gather.transport.web.Answer;
import io.gather.transport.web.Digests;
import io.gather.transport.web.Order;
import io.gather.transport.web.Payload;
import io.gather.transport.web.Redirects;
import io.gather.transport.web.Statuses;
import io.gather.transport.web.Stored;
import io.gather.transport.web.Web;
import okhttp3.HttpUrl;

/** One attempt. */
final class Sending {
    static final String TYPE = "application/octet-stream";
    private static final String CUT = "cut";

    private final Web web;
    private final Access access;
    private final Order order;
    private final Shipment shipment;
    private final Form form;
    private final Statuses statuses;

    Sending(Web web, Access access, Order order, Shipment shipment, Form form, boolean knownToServer) {
        this.web = web;
        this.access = access;
        this.order = order;
        this.shipment = shipment;
        this.form = form;
        this.statuses = new Statuses(access, knownToServer, "user, password or token");
    }

    String send() throws IOException, InterruptedException {
        if (form == Form.RAW) {
            Optional<String> resumable = new ResumableUpload(web, new Redirects(access), statuses, order, shipment)
                    .send();
            if (resumable.isPresent()) {
                return resumable.get();
            }
        }
        return isPut() && shipment.recall(CUT) != null ? rest() : whole();
    }

    private boolean isPut() {
        return order.method().equals("PUT") && form == Form.RAW;
    }

    private String rest() throws IOException, InterruptedException {
        RangeUpload ranges = new RangeUpload(web, order, shipment);
        Optional<Answer> answer = ranges.send();
        if (answer.isPresent()) {
            // Whoever does not know ranges has now the rest alone, and says that it went well.
            if (isThere(answer.get().url())) {
                return done(answer.get().url(), Stored.BY_SIZE);
            }
            shipment.note(CUT, null);
        }
        return whole();
    }

    private boolean isThere(HttpUrl url) throws InterruptedException {
        try {
            return Stored.check(web, order.next("HEAD", url), shipment) != Stored.UNKNOWN;
        } catch (IOException expected) {
            return false;
        }
    }

    private String whole() throws IOException, InterruptedException {
        Order sent = order.carrying(form == Form.MULTIPART
                ? Payload.form(shipment)
                : Payload.raw(shipment, 0, TYPE));
        if (form == Form.RAW) {
            sent = sent.with(Digests.ofWhole(shipment.sha256()));
        }
        Answer answer;
        try {
            answer = statuses.taken(web.ask(sent));
        } catch (IOException e) {
            if (isPut()) {
                shipment.note(CUT, "yes");
            }
            throw e;
        }
        return done(answer.url(), isPut()
                ? Stored.check(web, order.next("HEAD", answer.url()), shipment)
                : ofPosted(answer));
    }

    /** What an answer to POST points to may be a page about the bundle: only its word for is taken, not against. */
    private Stored ofPosted(Answer answer) throws InterruptedException {
        Optional<HttpUrl> made = answer.location();
        if (made.isEmpty() || !made.get().host().equals(answer.url().host())
                || made.get().isHttps() != answer.url().isHttps()) {
            return Stored.UNKNOWN;
        }
        return isThere(made.get()) ? Stored.BY_SIZE : Stored.UNKNOWN;
    }

    private String done(HttpUrl url, Stored stored) throws IOException {
        if (shipment.recall(CUT) != null) {
            shipment.note(CUT, null);
        }
        return Answer.shown(url) + " (" + stored.words() + ")";
    }
}
