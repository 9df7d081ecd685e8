/**
 * The page as files: everything a browser may ask for is read, compressed and named by its content once, at start.
 *
 * <pre>
 * web/index.html ─┐                         ┌─ /            the shell, revalidated by ETag
 * web/app.js ──── ModuleGraph ── WebAssets ─┤
 * Lit's jars ─────┘  (follows imports)      └─ /assets/&lt;hash&gt;/…   kept by browsers for ever
 * </pre>
 *
 * What the first module imports at once is packed into it ({@link io.mainswatch.dashboard.web.ModulePack}).
 */
@NullMarked
package io.mainswatch.dashboard.web;

import org.jspecify.annotations.NullMarked;
