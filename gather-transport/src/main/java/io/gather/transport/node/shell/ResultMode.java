package io.gather.transport.node.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.node.shell.script.Scripts;
import io.gather.transport.node.shell.wire.FrameReader;

/** An open session with a node, which runs one script after the other. Used by one thread at a time. */
final class ResultMode implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final NodeShells shells;
    private final Node node;
    private final NodeShell shell;
    private final Silence output;
    private final FrameReader frames;
    private final String marker;
    private boolean used;

    private ResultMode(NodeShells shells, Node node, NodeShell shell, Silence output, String marker) {
        this.shells = shells;
        this.node = node;
        this.shell = shell;
        this.output = output;
        // Whoever waits so that it is not too fast is not kept waiting by the node.
        this.frames = new FrameReader(shells.paced(node, output), marker);
        this.marker = marker;
    }

    static String marker(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "gather:" + HexFormat.of().formatHex(bytes);
    }

    /** Opens a shell that runs a script, which is sent by whoever uses the connection. */
    static ResultMode open(NodeShells shells, Node node, byte[] script, String marker) throws ShellLostException,
            InterruptedException {
        NodeShell shell = shells.open(node, Scripts.line(script));
        Silence output = new Silence(shell.output(), shells.patience(), shell::close);
        return new ResultMode(shells, node, shell, output, marker);
    }

    /** What its scripts begin each of their lines with. */
    String marker() {
        return marker;
    }

    OutputStream input() {
        return shell.input();
    }

    /** What is to be sent so that the session runs a script: the first one is waited for, each further one is announced. */
    byte[] asked(byte[] script) {
        byte[] announced = used ? Scripts.another(script) : script;
        used = true;
        return announced;
    }

    /** Sends a script and waits for its greeting. */
    void ask(byte[] script) throws IOException, InterruptedException {
        IOException unsent = null;
        try {
            input().write(asked(script));
            input().flush();
        } catch (IOException e) {
            unsent = e;
        }
        // A shell that ended before it was asked says why better than the pipe does.
        begin();
        if (unsent != null) {
            throw unsent;
        }
    }

    /** Bears with more silence, or less, than is usual. */
    void patience(Duration patience) {
        output.patience(patience);
    }

    FrameReader frames() {
        return frames;
    }

    /** Waits for the script's greeting. */
    void begin() throws IOException, InterruptedException {
        String noise;
        try {
            noise = frames.begin();
        } catch (IOException e) {
            if (output.isLost()) {
                throw new ShellLostException("its login does not end; something in its profile may wait for ever", e);
            }
            throw ended(e);
        }
        if (noise != null) {
            IOException why = ended(new IOException("the connection ended"));
            if (why instanceof ShellLostException lost) {
                throw lost;
            }
            GatherException other = shells.noCommand(node, noise, shell.complaints());
            if (noise.isBlank()) {
                // It may have been killed: if it is so again, the other reason holds.
                throw new ShellLostException("its session ended before our script said a word", other);
            }
            throw other;
        }
    }

    /** Why the output ended: what the connection itself knows of it goes before what its reader saw. */
    IOException ended(IOException seen) throws InterruptedException {
        if (output.isLost()) {
            return new ShellLostException("no answer any more", seen);
        }
        try {
            shell.await(LAST_WORDS);
        } catch (ShellLostException e) {
            return e;
        }
        return seen;
    }

    @Override
    public void close() {
        output.close();
        shell.close();
    }
}
