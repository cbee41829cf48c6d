package io.gather.cli.modules;

import java.nio.file.Path;

/**
 * What implements a port.
 *
 * @param source the jar, or the folder of classes, that brings it
 */
public record Provided<T>(T what, Path source) {}
