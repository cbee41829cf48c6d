package io.gather.transport.upload.s3;

import io.gather.transport.net.web.Web;

/** A bucket by way of a connection that nobody else uses. */
record BucketConnection(Web web, Bucket bucket) implements AutoCloseable {
    @Override
    public void close() {
        web.close();
    }
}
