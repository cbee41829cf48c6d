package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.report.NodeRecord;

/** What a manifest says of its nodes, as one digest: compares two without holding either. */
public final class NodesDigest implements ManifestVisitor {
    private final DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.sha256());
    private final JsonGenerator json;

    private NodesDigest() throws IOException {
        this.json = ManifestJson.generator(digest);
    }

    /** @param where names the manifest in errors */
    public static String of(InputStream manifest, String where) throws IOException {
        NodesDigest nodes = new NodesDigest();
        new ManifestReader(nodes).read(manifest, where);
        nodes.json.close();
        return Sha256.hex(nodes.digest.getMessageDigest());
    }

    @Override
    public boolean wantsDetails() {
        return false;
    }

    @Override
    public void node(NodeRecord node) {
        try {
            json.writeStartObject();
            Manifest.head(json, node);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
