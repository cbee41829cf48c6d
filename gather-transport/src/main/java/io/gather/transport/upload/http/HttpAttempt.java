package io.gather.transport.upload.http;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Redirects;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import io.gather.transport.net.web.WebRequest;
import io.gather.transport.upload.web.BundlePayload;
import io.gather.transport.upload.web.DigestHeaders;
import io.gather.transport.upload.web.PriorFile;
import io.gather.transport.upload.web.ServerCopy;
import io.gather.transport.upload.web.Statuses;
import okhttp3.HttpUrl;

/** One attempt. */
final class HttpAttempt {
    static final String TYPE = "application/octet-stream";
    private static final String CUT = "cut";

    private final Web web;
    private final WebAccess access;
    private final WebRequest order;
    private final Shipment shipment;
    private final Form form;
    private final Statuses statuses;

    HttpAttempt(Web web, WebAccess access, WebRequest order, Shipment shipment, Form form, boolean knownToServer) {
        this.web = web;
        this.access = access;
        this.order = order;
        this.shipment = shipment;
        this.form = form;
        this.statuses = new Statuses(access, knownToServer, "user, password or token");
    }

    Arrival send() throws IOException, InterruptedException {
        if (!isPut()) {
            return send(order);
        }
        PriorFile prior = new PriorFile(web, order, shipment, statuses, access.subject().section() + ".path");
        WebRequest claimed = prior.claim();
        try {
            return send(claimed);
        } catch (GatherException e) {
            prior.release();
            throw e;
        }
    }

    private Arrival send(WebRequest claimed) throws IOException, InterruptedException {
        if (form == Form.RAW) {
            Optional<Arrival> resumable = new ResumableUpload(web, new Redirects(access), statuses, claimed, shipment)
                    .send();
            if (resumable.isPresent()) {
                return resumable.get();
            }
        }
        return isPut() && shipment.recall(CUT) != null ? rest(claimed) : whole(claimed);
    }

    private boolean isPut() {
        return order.method().equals("PUT") && form == Form.RAW;
    }

    private Arrival rest(WebRequest claimed) throws IOException, InterruptedException {
        Optional<Answer> answer = new RangeUpload(web, claimed, shipment).send();
        if (answer.isPresent()) {
            // Whoever does not know ranges has now the rest alone, and says that it went well.
            Arrival arrival = check(answer.get().url());
            if (arrival instanceof Arrival.Verified) {
                return done(arrival);
            }
            shipment.note(CUT, null);
        }
        return whole(claimed);
    }

    private Arrival check(HttpUrl url) throws InterruptedException {
        return ServerCopy.check(web, order.next("HEAD", url), shipment, Answer.shown(url));
    }

    private Arrival whole(WebRequest claimed) throws IOException, InterruptedException {
        WebRequest sent = claimed.carrying(form == Form.MULTIPART
                ? BundlePayload.form(shipment)
                : BundlePayload.raw(shipment, 0, TYPE));
        if (form == Form.RAW) {
            sent = sent.with(DigestHeaders.ofWhole(shipment.sha256()));
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
        return done(isPut() ? check(answer.url()) : ofPosted(answer));
    }

    /** What an answer to POST points to may be a page about the bundle: only its word for is taken, not against. */
    private Arrival ofPosted(Answer answer) throws InterruptedException {
        String where = Answer.shown(answer.url());
        Optional<HttpUrl> made = answer.location();
        if (made.isEmpty() || !made.get().host().equals(answer.url().host())
                || made.get().isHttps() != answer.url().isHttps()) {
            return new Arrival.Unverified(where, "the server does not say under which address it can be asked");
        }
        return switch (ServerCopy.check(web, order.next("HEAD", made.get()), shipment, where)) {
            case Arrival.Taken taken -> taken;
            case Arrival.Refuted refuted -> new Arrival.Unverified(where, refuted.reason());
        };
    }

    private Arrival done(Arrival arrival) throws IOException {
        if (shipment.recall(CUT) != null) {
            shipment.note(CUT, null);
        }
        return arrival;
    }
}
