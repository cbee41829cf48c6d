package io.gather.core.bundle.read;

/**
 * Something wrong in a bundle.
 *
 * @param name of the file; empty where it is the bundle itself
 * @param from first byte of the bad range: of the file, or of the bundle where there is no name
 * @param to behind its last byte
 */
public record BundleProblem(String name, long from, long to, String what) {}
