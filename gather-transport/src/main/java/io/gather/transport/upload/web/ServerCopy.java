package io.gather.transport.upload.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebRequest;

/** What a web server has of a bundle, by its own word. */
public final class ServerCopy {
    public static final String BY_DIGEST = "the server has its SHA-256";
    public static final String BY_SIZE = "the server has its size";

    private ServerCopy() {}

    /**
     * Asks a server that said that it took the bundle for size and digest of what lies there.
     *
     * @param order a request for the headers of the file, such as HEAD
     * @param where for people
     */
    public static Arrival check(Web web, WebRequest order, Shipment shipment, String where)
            throws InterruptedException {
        Answer answer;
        try {
            answer = web.ask(order);
        } catch (IOException | GatherException e) {
            // It has taken everything; that it cannot be asked is no reason to send it again.
            return new Arrival.Unverified(where, "the server could not be asked what it has: " + e.getMessage());
        }
        if (answer.status() == 404 || answer.status() == 410) {
            return new Arrival.Refuted("the server said that it took the bundle, and has no such file: it answered "
                    + answer.status() + " when it was asked for it");
        }
        if (!answer.isGood()) {
            return new Arrival.Unverified(where, "the server answered " + answer.status()
                    + " when it was asked what it has");
        }
        return of(answer, order, shipment, where);
    }

    private static Arrival of(Answer answer, WebRequest asked, Shipment shipment, String where) {
        List<String> digests = DigestHeaders.told(answer);
        if (digests.stream().anyMatch(it -> !it.equals(shipment.sha256()))) {
            return new Arrival.Refuted("what lies on the server has another SHA-256 than the bundle");
        }
        boolean comparable = answer.header("Content-Encoding").filter(it -> !it.equals("identity")).isEmpty();
        Optional<Long> size = answer.method().equals("HEAD") && comparable
                ? answer.number("Content-Length")
                : Optional.empty();
        if (size.isPresent() && size.get() != shipment.size()) {
            return new Arrival.Refuted("the server has " + size.get() + " of the bundle's " + shipment.size()
                    + " bytes" + (answer.url().equals(asked.url())
                            ? ""
                            : " at " + Answer.shown(answer.url()) + ", where it sent us to"));
        }
        if (!digests.isEmpty()) {
            return new Arrival.Verified(where, BY_DIGEST);
        }
        return size.isPresent()
                ? new Arrival.Verified(where, BY_SIZE)
                : new Arrival.Unverified(where, "the server tells neither size nor digest of what it has");
    }
}
