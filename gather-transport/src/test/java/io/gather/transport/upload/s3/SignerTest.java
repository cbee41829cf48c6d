package io.gather.transport.upload.s3;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples that AWS publishes for Signature Version 4 and S3. */
class SignerTest {
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";

    private final Signer signer = new Signer(keys(), "us-east-1", InstantSource.fixed(NOW));

    private static S3Credentials keys() {
        return S3Credentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".toCharArray(), null);
    }

    @Test
    void signsAGetWithHeaders() {
        assertThat(signature("GET", "/test.txt", Map.of("range", "bytes=0-9"), Signer.EMPTY))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsAPutOfAKeyThatNeedsEncoding() {
        assertThat(signature("PUT", "/" + ObjectAddress.encoded("test$file.text", "/"),
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                Hashes.sha256Hex("Welcome to Amazon S3.")))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void signsAQueryWithAndWithoutValues() {
        assertThat(signature("GET", "/?lifecycle", Map.of(), Signer.EMPTY))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signature("GET", "/?max-keys=2&prefix=J", Map.of(), Signer.EMPTY))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void signsABodyChunkByChunk() throws Exception {
        Signer.Signed signed = signer.sign("PUT",
                HttpUrl.get("https://s3.amazonaws.com/examplebucket/chunkObject.txt"),
                Map.of("x-amz-storage-class", "REDUCED_REDUNDANCY", "content-encoding", "aws-chunked",
                        "x-amz-decoded-content-length", "66560", "content-length", "66824"),
                Signer.CHUNKS);
        assertThat(signed.headers().get("authorization"))
                .endsWith("Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");

        ChunkedBody body = new ChunkedBody(new Buffer().writeUtf8("a".repeat(66560)).inputStream(), 66560,
                signed.chunks());
        Buffer sent = new Buffer();
        body.writeTo(sent);

        assertThat(body.contentLength()).isEqualTo(66824).isEqualTo(sent.size());
        assertThat(sent.readUtf8())
                .startsWith(
                        "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\na")
                .contains(
                        "a\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n")
                .endsWith(
                        "a\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n");
    }

    @Test
    void tellsLengthsOfBodiesThatEndWithAChunk() throws Exception {
        for (int length : new int[]{0, 1, ChunkedBody.CHUNK, 2 * ChunkedBody.CHUNK, 3 * ChunkedBody.CHUNK + 17}) {
            ChunkedBody body = new ChunkedBody(new Buffer().write(new byte[length]).inputStream(), length,
                    signer.sign("PUT", HttpUrl.get(BUCKET + "/k"), Map.of(), Signer.CHUNKS).chunks());
            Buffer sent = new Buffer();
            body.writeTo(sent);
            assertThat(body.contentLength()).isEqualTo(sent.size());
        }
    }

    private String signature(String method, String path, Map<String, String> headers, String payload) {
        String authorization = String.valueOf(
                signer.sign(method, HttpUrl.get(BUCKET + path), headers, payload).headers().get("authorization"));
        return authorization.substring(authorization.indexOf("Signature=") + 10);
    }
}
