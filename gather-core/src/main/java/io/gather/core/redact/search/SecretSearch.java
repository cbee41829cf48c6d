package io.gather.core.redact.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.scan.Engine;
import io.gather.core.redact.scan.FoundSecrets;
import io.gather.core.redact.scan.Scan;

/** Says where secrets are, and never which. Safe for several threads. */
public final class SecretSearch {
    private static final int BUFFER = 64 << 10;
    private static final byte[] NOTHING = {};

    private final Engine engine;

    public SecretSearch(List<Rule> rules) {
        this.engine = new Engine(rules);
    }

    /**
     * @param content is read to its end, and not closed
     * @param told of each secret, in the order of their places
     * @return false: it is compressed, and nothing was looked for
     */
    public boolean look(InputStream content, Consumer<SecretPlace> told) throws IOException {
        LineStarts lines = new LineStarts();
        boolean[] searched = {true};
        Scan scan = engine.scan(OutputStream.nullOutputStream(), (_, _, _) -> NOTHING, new FoundSecrets() {
            @Override
            public void found(Rule rule, long at) {
                lines.goTo(at);
                told.accept(new SecretPlace(lines.line(), at - lines.start() + 1, rule.kind(), rule.id()));
            }

            @Override
            public void unsearched() {
                searched[0] = false;
            }
        });
        byte[] buffer = new byte[BUFFER];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            lines.add(buffer, count);
            scan.write(buffer, 0, count);
        }
        scan.finish();
        return searched[0];
    }
}
