package io.gather.transport.http;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.transport.web.Access;
import io.gather.transport.web.Answer;
import io.gather.transport.web.Digests;
import io.gather.transport.web.Order;
import io.gather.transport.web.Payload;
import io.gather.transport.web.PriorFile;
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

    Arrival send() throws IOException, InterruptedException {
        if (!isPut()) {
            return send(order);
        }
        PriorFile prior = new PriorFile(web, order, shipment, statuses, access.section() + ".path");
        Order claimed = prior.claim();
        try {
            return send(claimed);
        } catch (GatherException e) {
            prior.release();
            throw e;
        }
    }

    private Arrival send(Order claimed) throws IOException, InterruptedException {
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

    private Arrival rest(Order claimed) throws IOException, InterruptedException {
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
        return Stored.check(web, order.next("HEAD", url), shipment, Answer.shown(url));
    }

    private Arrival whole(Order claimed) throws IOException, InterruptedException {
        Order sent = claimed.carrying(form == Form.MULTIPART
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
        return switch (Stored.check(web, order.next("HEAD", made.get()), shipment, where)) {
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
