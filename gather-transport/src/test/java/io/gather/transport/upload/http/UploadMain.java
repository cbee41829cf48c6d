package io.gather.transport.upload.http;

import java.nio.file.Path;

import io.gather.core.upload.Arrival;
import io.gather.fixtures.upload.Sent;

/** One upload in a process of its own: FILE PORT AUTHORITY. */
final class UploadMain {
    private UploadMain() {}

    static void main(String[] args) throws Exception {
        Arrival ignored = Upload.tls(Integer.parseInt(args[1]), Path.of(args[2])).uploader()
                .upload(new Sent(Path.of(args[0])));
    }
}
