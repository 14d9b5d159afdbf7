// Keeps one whole version of the page for use without a network.
//
// - Every file is fetched on install and checked by its hash, so a version is complete or absent.
// - A new version waits until a page posts {type: "skip-waiting"}; no page is ever reloaded here.
// - Only caches of this very folder are touched; what the user saved lies elsewhere and is not.
"use strict";

const VERSION = "{{version}}";
// Path inside the scope -> first 16 hex digits of the file's SHA-256. "" is the page itself.
const ALL = {{files}};

// Of the two readers only the one this browser starts: with SIMD where a module that uses it is valid.
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11
]);
const OTHER_READER = WebAssembly.validate(SIMD) ? "reader-plain-" : "reader-simd-";
const FILES = Object.fromEntries(Object.entries(ALL).filter(([path]) => !path.startsWith(OTHER_READER)));

const SCOPE = new URL(self.registration.scope);
// The origin may hold other copies of the page in other folders: each names its caches by its own.
const MINE = "kezhi-" + SCOPE.pathname + " ";
const CACHE = MINE + VERSION;

const urlOf = (path) => new URL(path, SCOPE).href;
const keyOf = (path, hash) => urlOf(path) + "?" + hash;

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(MINE));
}

/** The file with this hash: from a cache of an earlier version if it has not changed, else fetched. */
async function obtain(path, hash) {
  const key = keyOf(path, hash);
  for (const name of await ownCaches()) {
    const kept = await (await caches.open(name)).match(key);
    if (kept) return kept;
  }
  const response = await fetch(urlOf(path), { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path || "page"}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Some hosts add to HTML on the way, so the page proves itself by the version it names.
  const same = path === ""
    ? new TextDecoder().decode(bytes).includes(VERSION)
    : (await hashOf(bytes)) === hash;
  if (!same) throw new Error(`${path || "page"}: not of version ${VERSION}`);
  // A new response, because one that was redirected may not answer a navigation.
  const headers = {};
  for (const name of ["content-type", "content-language"]) {
    const value = response.headers.get(name);
    if (value) headers[name] = value;
  }
  return new Response(bytes, { headers });
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    const queue = Object.entries(FILES);
    const fetchNext = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [path, hash] = next;
        await cache.put(keyOf(path, hash), await obtain(path, hash));
      }
    };
    await Promise.all([fetchNext(), fetchNext(), fetchNext(), fetchNext()]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  // Another open tab may still run the version before and ask for its files.
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length <= 1) {
    for (const name of await ownCaches()) {
      if (name !== CACHE) await caches.delete(name);
    }
  }
  await self.clients.claim();
}

/** The path inside the scope that answers this request, or null when it is not ours to answer. */
function pathFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return null;
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  if (path === "index.html") return "";
  if (request.mode === "navigate" && !(path in FILES)) return "";
  return path;
}

async function answer(request, path) {
  if (path in FILES) {
    const cached = await (await caches.open(CACHE)).match(keyOf(path, FILES[path]));
    if (cached) return cached;
  } else {
    for (const name of await ownCaches()) {
      const cached = await (await caches.open(name)).match(urlOf(path), { ignoreSearch: true });
      if (cached) return cached;
    }
  }
  return fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const path = pathFor(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});
self.addEventListener("message", (event) => {
  const message = event.data;
  if (message && message.type === "skip-waiting") self.skipWaiting();
});
