/** What bundles need of web servers: their bytes on the way, and what answers mean for them. */
@NullMarked
package io.gather.transport.upload.web;

import org.jspecify.annotations.NullMarked;
