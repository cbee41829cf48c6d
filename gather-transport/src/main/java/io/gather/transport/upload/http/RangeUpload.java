package io.gather.transport.upload.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebRequest;
import io.gather.transport.upload.web.BundlePayload;

/** Adds what is missing to a file that an earlier attempt left on the server, where the server keeps such files at all. */
final class RangeUpload {
    /** Enough to tell our bundle's beginning from another file. */
    private static final int COMPARED = 4 << 10;

    private final Web web;
    private final WebRequest order;
    private final Shipment shipment;

    RangeUpload(Web web, WebRequest order, Shipment shipment) {
        this.web = web;
        this.order = order;
        this.shipment = shipment;
    }

    /** @return empty where the server has no such file or takes no ranges */
    Optional<Answer> send() throws IOException, InterruptedException {
        long there = there();
        if (there <= 0 || there >= shipment.size() || !isOurs(there)) {
            return Optional.empty();
        }
        Answer answer = web
                .ask(order.carrying(BundlePayload.raw(shipment, there, HttpAttempt.TYPE)).with("Content-Range",
                        "bytes " + there + "-" + (shipment.size() - 1) + "/" + shipment.size()));
        return answer.isGood() && answer.sentAll() ? Optional.of(answer) : Optional.empty();
    }

    private long there() throws IOException, InterruptedException {
        Answer answer = web.ask(order.next("HEAD", order.url()));
        return answer.isGood() ? answer.number("Content-Length").orElse(0L) : 0;
    }

    private boolean isOurs(long there) throws IOException, InterruptedException {
        long from = Math.max(0, there - COMPARED);
        Answer answer = web.ask(order.next("GET", order.url()).with("Range", "bytes=" + from + "-" + (there - 1)));
        if (answer.status() != 206) {
            return false;
        }
        try (InputStream in = shipment.content(from)) {
            return answer.isText(in.readNBytes((int) (there - from)));
        }
    }
}
