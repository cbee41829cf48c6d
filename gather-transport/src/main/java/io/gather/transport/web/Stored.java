package io.gather.transport.web;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Shipment;

/** Whether the server has what was sent, by its own word. */
public enum Stored {
    BY_DIGEST("the server has its SHA-256"),
    BY_SIZE("the server has its size"),
    UNKNOWN("not verified by the server");

    private final String words;

    Stored(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * Asks for size and digest of what lies there.
     *
     * @param order a request for the headers of the file, such as HEAD
     * @throws IOException when something else lies there
     */
    public static Stored check(Web web, Order order, Shipment shipment) throws IOException, InterruptedException {
        Answer answer;
        try {
            answer = web.ask(order);
        } catch (IOException | GatherException expected) {
            // It has taken everything; that it cannot be asked is no reason to send it again.
            return UNKNOWN;
        }
        return answer.isGood() ? of(answer, shipment) : UNKNOWN;
    }

    /** @throws IOException when the answer is about something else than the bundle */
    public static Stored of(Answer answer, Shipment shipment) throws IOException {
        Optional<String> digest = Digests.told(answer);
        if (digest.isPresent() && !digest.get().equals(shipment.sha256())) {
            throw new IOException("what lies on the server has another SHA-256 than the bundle");
        }
        boolean comparable = answer.header("Content-Encoding").filter(it -> !it.equals("identity")).isEmpty();
        Optional<Long> size = answer.method().equals("HEAD") && comparable
                ? answer.number("Content-Length")
                : Optional.empty();
        if (size.isPresent() && size.get() != shipment.size()) {
            throw new IOException(
                    "the server has " + size.get() + " of the bundle's " + shipment.size() + " bytes");
        }
        if (digest.isPresent()) {
            return BY_DIGEST;
        }
        return size.isPresent() ? BY_SIZE : UNKNOWN;
    }
}
