/** Injects known defects into real clips, and watches files as the service does. */
@NullMarked
package dev.glasswatch.testing;

import org.jspecify.annotations.NullMarked;
