/** What the file idic.toml says. */
@NullMarked
package io.gather.stats.config;

import org.jspecify.annotations.NullMarked;
