package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** What can be asked about one object, signed with keys. */
final class Bucket {
    /** Of a whole object's metadata, so that it can be told from one that was there before. */
    static final String DIGEST = "x-amz-meta-sha256";

    private static final int MOST_PAGES = 100;

    private final Exchange exchange;
    private final Signer signer;
    private final ObjectAddress place;

    Bucket(Exchange exchange, Signer signer, ObjectAddress place) {
        this.exchange = exchange;
        this.signer = signer;
        this.place = place;
    }

    ObjectAddress place() {
        return place;
    }

    /** A part that arrived. */
    record Part(int number, long size, String tag) {}

    /** @return the tag; not what was sent for the whole, if the server stores it encrypted */
    String put(InputStream in, long size, String sha256) throws IOException, InterruptedException {
        return send(in, size, Map.of(),
                Map.of(DIGEST, sha256, "content-type", place.type()));
    }

    String putPart(String upload, int number, InputStream in, long size) throws IOException, InterruptedException {
        return send(in, size, Map.of("partNumber", String.valueOf(number), "uploadId", upload), Map.of());
    }

    private String send(InputStream in, long size, Map<String, String> query, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(more);
        boolean chunks = !place.endpoint().isHttps();
        if (chunks) {
            headers.put("content-encoding", "aws-chunked");
            headers.put("x-amz-decoded-content-length", String.valueOf(size));
        }
        Signer.Signed signed = signer.sign("PUT", place.url(new TreeMap<>(query)), headers,
                chunks ? Signer.CHUNKS : Signer.UNSIGNED);
        ChunkedBody body = new ChunkedBody(in, size, chunks ? signed.chunks() : null);
        Request.Builder request = request(query, signed);
        S3Answer answer = query.isEmpty() ? body.askedAndSentBy(exchange, request) : body.sentBy(exchange, request);
        if (!answer.isGood()) {
            throw Refusals.of(answer, place.toString());
        }
        boolean ignored = Tags.check(answer, body.md5(), place.toString());
        return answer.tag();
    }

    String begin(String sha256) throws IOException, InterruptedException {
        S3Answer answer = ask("POST", Map.of("uploads", ""), Map.of(DIGEST, sha256, "content-type", place.type()), "");
        String upload = answer.text("UploadId");
        if (!answer.isGood() || upload == null) {
            throw Refusals.of(answer, place.toString());
        }
        return upload;
    }

    /** What arrived of an upload in parts; null when the server does not know it any more. */
    @Nullable
    List<Part> list(String upload) throws IOException, InterruptedException {
        List<Part> parts = new ArrayList<>();
        String marker = "0";
        for (int page = 0; page < MOST_PAGES; page++) {
            S3Answer answer = ask("GET", Map.of("uploadId", upload, "part-number-marker", marker), Map.of(), null);
            if (answer.status() == 404 && !"NoSuchBucket".equals(answer.text("Code"))) {
                return null;
            }
            if (!answer.isGood()) {
                throw Refusals.of(answer, place.toString());
            }
            try {
                for (Map<String, String> part : answer.all("Part")) {
                    parts.add(new Part(Integer.parseInt(part.getOrDefault("PartNumber", "")),
                            Long.parseLong(part.getOrDefault("Size", "")), S3Answer.unquoted(part.get("ETag"))));
                }
            } catch (XMLStreamException | NumberFormatException e) {
                throw new IOException(place + ": the server's list of parts cannot be read", e);
            }
            String next = answer.text("NextPartNumberMarker");
            if (!"true".equals(answer.text("IsTruncated")) || next == null || next.equals(marker)) {
                return parts;
            }
            marker = next;
        }
        throw new IOException(place + ": the server's list of parts does not end");
    }

    /** @return the tag of the object */
    String complete(String upload, List<Part> parts) throws IOException, InterruptedException {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (Part part : parts) {
            xml.append("<Part><PartNumber>").append(part.number()).append("</PartNumber><ETag>\"")
                    .append(part.tag().replaceAll("[<>&\"]", "")).append("\"</ETag></Part>");
        }
        S3Answer answer = ask("POST", Map.of("uploadId", upload), Map.of("content-type", "application/xml"),
                xml.append("</CompleteMultipartUpload>").toString());
        // S3 says 200 before it knows, and says in the body what became of it.
        if (!answer.isGood() || !"CompleteMultipartUploadResult".equals(answer.root())) {
            throw Refusals.of(answer, place.toString());
        }
        return S3Answer.unquoted(answer.text("ETag"));
    }

    /** Frees what arrived of an upload in parts. */
    void abort(String upload) throws IOException, InterruptedException {
        S3Answer answer = ask("DELETE", Map.of("uploadId", upload), Map.of(), null);
        if (!answer.isGood() && answer.status() != 404) {
            throw Refusals.of(answer, place.toString());
        }
    }

    /** What the server says of the object; also that it does not say it to us. */
    S3Answer head() throws IOException, InterruptedException {
        return ask("HEAD", Map.of(), Map.of(), null);
    }

    private S3Answer ask(String method, Map<String, String> query, Map<String, String> headers, @Nullable String body)
            throws IOException, InterruptedException {
        Signer.Signed signed = signer.sign(method, place.url(new TreeMap<>(query)), headers,
                Hashes.sha256Hex(body == null ? "" : body));
        RequestBody sent = body == null
                ? null
                : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null);
        return exchange.send(request(query, signed).method(method, sent).build());
    }

    private Request.Builder request(Map<String, String> query, Signer.Signed signed) {
        Request.Builder request = new Request.Builder().url(place.url(new TreeMap<>(query)));
        signed.headers().forEach(request::header);
        return request;
    }
}
