package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.core.upload.Shipment;
import org.jspecify.annotations.Nullable;

/** Sends some of the parts, one after the other, while others send theirs. */
final class PartSender implements Callable<List<Bucket.Part>> {
    private final Supplier<BucketConnection> connections;
    private final Shipment shipment;
    private final PartPlan plan;
    private final String upload;
    private final List<Integer> numbers;
    private @Nullable InputStream reading;
    private long position;

    /** @param numbers of its parts, in order */
    PartSender(Supplier<BucketConnection> connections, Shipment shipment, PartPlan plan, String upload,
            List<Integer> numbers) {
        this.connections = connections;
        this.shipment = shipment;
        this.plan = plan;
        this.upload = upload;
        this.numbers = List.copyOf(numbers);
    }

    @Override
    public List<Bucket.Part> call() throws IOException, InterruptedException {
        List<Bucket.Part> parts = new ArrayList<>();
        try (BucketConnection connection = connections.get()) {
            for (int number : numbers) {
                long size = plan.size(number);
                String tag = connection.bucket().putPart(upload, number, from(plan.start(number)), size);
                position += size;
                parts.add(new Bucket.Part(number, size, tag));
            }
        } finally {
            close();
        }
        return parts;
    }

    /** Parts that follow each other are one reading. */
    private InputStream from(long offset) throws IOException {
        InputStream in = reading;
        if (in == null || position != offset) {
            close();
            in = shipment.stretch(offset);
            reading = in;
            position = offset;
        }
        return in;
    }

    private void close() throws IOException {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
