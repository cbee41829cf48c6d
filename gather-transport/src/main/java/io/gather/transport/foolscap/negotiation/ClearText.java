package io.gather.transport.foolscap.negotiation;

import java.nio.charset.StandardCharsets;

import io.gather.transport.foolscap.furl.TubId;

/** What is said before TLS: it looks like HTTP, so that whoever came to the wrong door understands that. */
public final class ClearText {
    private static final String PATH = "/id/";
    private static final String SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.0, PB/1.0\r\nConnection: Upgrade\r\n\r\n";

    private ClearText() {}

    /** @param host as it stands in the hint */
    public static byte[] request(TubId wanted, String host) {
        return bytes("GET " + PATH + wanted + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: TLS/1.0\r\nConnection: Upgrade\r\n\r\n");
    }

    /** @return which tub the peer wants */
    public static TubId requested(String block) throws NegotiationException {
        String[] words = block.split("\r\n", 2)[0].split(" +");
        if (words.length != 3 || !words[0].equals("GET") || !words[1].startsWith(PATH)) {
            throw NegotiationException.ours("this is a tub of Foolscap, which knows nothing but GET " + PATH + "TUBID");
        }
        String id = words[1].substring(PATH.length());
        if (id.isEmpty()) {
            throw NegotiationException.ours("secure Tubs require encryption");
        }
        return TubId.read(id).filter(it -> it.text().equals(id))
                .orElseThrow(() -> NegotiationException.ours("unknown TubID"));
    }

    public static byte[] switched() {
        return bytes(SWITCHED);
    }

    public static byte[] refusal(String why) {
        return bytes("HTTP/1.1 500 Internal Server Error: " + why.replaceAll("[\r\n]+", " ") + "\r\n\r\n");
    }

    /** @throws NegotiationException unless the peer goes on to TLS */
    public static void accepted(String block) throws NegotiationException {
        String status = block.split("\r\n", 2)[0];
        String[] words = status.split(" +");
        if (words.length < 2 || !words[1].equals("101")) {
            throw NegotiationException.theirs(status.startsWith("HTTP/") ? status : "what answers there is no tub");
        }
        if (!block.contains("Upgrade: TLS/1.0")) {
            throw NegotiationException.theirs("what answers there does not go on to TLS");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
