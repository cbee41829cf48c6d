package io.gather.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.report.manifest.Manifest;
import io.gather.core.report.page.Report;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** 1,000 nodes with 100 outcomes each; what a writer keeps of them would show. */
class StreamingTest {
    private static final int NODES = 1000;
    private static final long MOST_KEPT = 24 << 20;

    static Stream<MetadataFile> files() {
        return Stream.of(new NodesInfo(), new PackageInfo(), new Manifest(), new Report());
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsNothingOfWhatItWrote(MetadataFile file) throws Exception {
        Watching sample = new Watching(new SampleGather(NODES, 100));
        GatherRecord gather = sample.sample.gather();
        long before = used();

        file.write(gather, sample, OutputStream.nullOutputStream());

        assertThat(sample.most - before).isLessThan(MOST_KEPT);
    }

    private static long used() {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
        return pools.stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getUsage().getUsed()).sum();
    }

    /** Measures what lives when the last nodes are read: by then a leak has grown. */
    private static final class Watching implements Collected {
        private final SampleGather sample;
        private long most;

        Watching(SampleGather sample) {
            this.sample = sample;
        }

        @Override
        public Stream<Outcome> outcomes(String node) throws IOException {
            if (node.equals("demo-" + NODES)) {
                most = used();
            }
            return sample.outcomes(node);
        }

        @Override
        public Stream<Entry> results(String node) throws IOException {
            return sample.results(node);
        }
    }
}
