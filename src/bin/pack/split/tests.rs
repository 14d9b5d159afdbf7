//! Parts of a small module: what each holds, and that they fit.

use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, Module,
    NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

use super::{Parts, parts};

/// `host` is imported; `start` calls `late`, which calls `only` and `both`; `start` calls `both`, too.
/// `late` and `listed` stand in the table; bodies are padded beyond the size of a stub.
fn module() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("page", "host", wasm_encoder::EntityType::Function(0));
    let names = ["host", "start", "late", "only", "both", "listed"];
    let calls: [&[u32]; 5] = [&[2, 4], &[3, 4, 0], &[], &[], &[]];
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for callees in calls {
        functions.function(0);
        let mut body = Function::new([]);
        let mut sink = body.instructions();
        sink.local_get(0);
        for _ in 0..10 {
            sink.i32_const(1).i32_add();
        }
        for &callee in callees {
            sink.call(callee);
        }
        sink.end();
        code.function(&body);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let pointer = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(pointer, &ConstExpr::i32_const(1024));
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 1);
    let mut elements = ElementSection::new();
    let listed = Elements::Functions(vec![2, 5].into());
    elements.active(None, &ConstExpr::i32_const(1), listed);
    let mut map = NameMap::new();
    for (number, name) in (0..).zip(names) {
        map.append(number, name);
    }
    let mut naming = NameSection::new();
    naming.functions(&map);
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&naming);
    module.finish()
}

/// What a part is made of, as far as the tests ask.
#[derive(Default)]
struct Contents {
    imports: Vec<String>,
    exports: Vec<String>,
    bodies: usize,
    filled: Vec<(i32, usize)>,
}

fn contents(wasm: &[u8]) -> Contents {
    let mut found = Contents::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.unwrap() {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.unwrap();
                    let kind = if matches!(import.ty, TypeRef::Func(_)) {
                        "f"
                    } else {
                        ""
                    };
                    found
                        .imports
                        .push(format!("{} {}{kind}", import.module, import.name));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export.unwrap();
                    if export.kind == ExternalKind::Func {
                        found.exports.push(export.name.to_owned());
                    }
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element.unwrap();
                    let wasmparser::ElementItems::Functions(functions) = element.items else {
                        panic!("functions")
                    };
                    let wasmparser::ElementKind::Active { offset_expr, .. } = element.kind else {
                        panic!("active")
                    };
                    let mut place = offset_expr.get_operators_reader();
                    let wasmparser::Operator::I32Const { value } = place.read().unwrap() else {
                        panic!("a place")
                    };
                    found.filled.push((value, functions.count() as usize));
                }
            }
            Payload::CodeSectionEntry(_) => found.bodies += 1,
            _ => {}
        }
    }
    found
}

fn split(later: &[&str]) -> Parts {
    parts(&module(), |name| later.contains(&name)).unwrap()
}

#[test]
fn what_is_named_goes_and_takes_along_what_only_it_calls() {
    let parts = split(&["late"]);
    // `late` and `only`.
    assert_eq!(contents(&parts.rest).bodies, 2);
    // `start`, `both`, `listed`, the stub of `late`, and the function that makes sure of the rest.
    assert_eq!(contents(&parts.first).bodies, 5);
}

#[test]
fn the_rest_imports_from_the_first_all_that_both_use() {
    let parts = split(&["late"]);
    let (first, rest) = (contents(&parts.first), contents(&parts.rest));
    assert_eq!(first.imports, ["page hostf", "rest loadf"]);
    let functions: Vec<&String> = rest.imports.iter().filter(|it| it.ends_with('f')).collect();
    // `host`, which the first part passes on, and `both`.
    assert_eq!(functions.len(), 2);
    for import in functions {
        let name = import.trim_start_matches("first ").trim_end_matches('f');
        assert!(first.exports.iter().any(|it| it == name), "{import}");
    }
}

#[test]
fn the_rest_takes_its_places_in_the_table() {
    // `late` has a place already.
    assert_eq!(contents(&split(&["late"]).rest).filled, [(1, 1)]);
    // `both` is called from what stays, and gets a new place at the end.
    assert_eq!(contents(&split(&["both"]).rest).filled, [(3, 1)]);
    assert_eq!(contents(&split(&["late", "listed"]).rest).filled, [(1, 2)]);
}

#[test]
fn a_module_that_cannot_be_split_is_refused() {
    assert!(parts(&module(), |_| false).is_err());
    let mut nameless = module();
    let names = nameless
        .windows(5)
        .position(|it| it == b"\x04name")
        .unwrap();
    nameless.truncate(names - 2);
    assert!(parts(&nameless, |_| true).is_err());
    assert!(parts(b"\0asm\x01\0\0\0\xff", |_| true).is_err());
}
