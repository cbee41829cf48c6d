package io.gather.transport.upload.web;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.transport.net.web.Answer;

/** SHA-256 as it stands in headers. */
public final class DigestHeaders {
    private static final Pattern FIELD = Pattern.compile("(?i)(?:^|[,\\s])sha-256=:?([A-Za-z0-9+/]{43}=):?");

    private DigestHeaders() {}

    /** Of the whole bundle, in the form of now and in the older one. */
    public static Map<String, String> headers(String sha256) {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        return Map.of("Repr-Digest", "sha-256=:" + base64 + ":", "Digest", "SHA-256=" + base64);
    }

    /** As {@link #headers}, and of the content, where this is the whole bundle. */
    public static Map<String, String> ofWhole(String sha256) {
        Map<String, String> headers = new TreeMap<>(headers(sha256));
        headers.put("Content-Digest", String.valueOf(headers.get("Repr-Digest")));
        return headers;
    }

    /** What the server says of the file, in hex; more than one where it says it in both forms. */
    static List<String> told(Answer answer) {
        return Stream.of("Repr-Digest", "Digest").flatMap(name -> answer.header(name).stream()).map(FIELD::matcher)
                .filter(Matcher::find)
                .map(found -> HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)))).toList();
    }
}
