//! The part that loads by itself.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    GlobalSection, GlobalType, ImportSection, InstructionSink, Module, TableSection, TypeSection,
    ValType,
};
use wasmparser::Parser;

use super::choice::Choice;
use super::survey::Survey;
use super::{LINKED, LOAD};
use crate::Failure;

/// Writes the module with stubs where functions have gone.
pub(super) fn write(wasm: &[u8], survey: &Survey<'_>, choice: &Choice) -> Result<Vec<u8>, Failure> {
    let mut writer = Writer {
        survey,
        choice,
        number: numbers(survey, choice),
    };
    let mut module = Module::new();
    writer
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| format!("cannot write the first part: {error}"))?;
    Ok(module.finish())
}

/// The name under which the first part exports what the rest uses.
pub(super) fn export_name(kind: ExportKind, number: u32) -> String {
    let mark = match kind {
        ExportKind::Table => 't',
        ExportKind::Memory => 'm',
        ExportKind::Global => 'g',
        _ => 'f',
    };
    format!("${mark}{number}")
}

/// New numbers of the functions: one import more, and those gone that nothing here names.
pub(super) fn numbers(survey: &Survey<'_>, choice: &Choice) -> Vec<u32> {
    let mut next = 0;
    (0..survey.type_of.len() as u32)
        .map(|function| {
            if function == survey.imported {
                next += 1;
            }
            let number = next;
            if !choice.goes(function) || choice.stubs.contains_key(&function) {
                next += 1;
            }
            number
        })
        .collect()
}

struct Writer<'w, 'a> {
    survey: &'w Survey<'a>,
    choice: &'w Choice,
    number: Vec<u32>,
}

type Written = Result<(), Error<Infallible>>;

impl Writer<'_, '_> {
    /// Number of the import that links the rest.
    fn load(&self) -> u32 {
        self.survey.imported
    }

    /// Number of the function that makes sure of the rest: behind all others.
    fn ensure(&self) -> u32 {
        let stays = |&it: &u32| !self.choice.goes(it) || self.choice.stubs.contains_key(&it);
        self.survey.imported + 1 + self.survey.defined().filter(stays).count() as u32
    }

    /// Number of the type of functions without parameters and results, behind all others.
    fn plain(&self) -> u32 {
        self.survey.types.len() as u32
    }

    /// Number of the global that says whether the rest is there, behind all others.
    fn linked(&self) -> u32 {
        self.survey.globals.len() as u32
    }

    fn stub(&self, function: u32, slot: u32) -> Function {
        let mut stub = Function::new([]);
        let mut code = stub.instructions();
        code.call(self.ensure());
        let parameters = self.survey.function_type(function);
        for parameter in 0..parameters.map_or(0, |it| it.params().len() as u32) {
            code.local_get(parameter);
        }
        let number = self.survey.type_of[function as usize];
        code.i32_const(slot.cast_signed())
            .call_indirect(self.survey.table, number)
            .end();
        stub
    }
}

impl Reencode for Writer<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.number[function as usize])
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Written {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Written {
        utils::parse_import_section(self, imports, section)?;
        imports.import(LOAD.0, LOAD.1, EntityType::Function(self.plain()));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Written {
        for function in self.survey.defined() {
            if !self.choice.goes(function) || self.choice.stubs.contains_key(&function) {
                functions.function(self.survey.type_of[function as usize]);
            }
        }
        functions.function(self.plain());
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Written {
        for (number, table) in section.into_iter().enumerate() {
            let mut table = table?;
            if number == self.survey.table as usize {
                let length = u64::from(self.choice.table_length);
                table.ty.initial = table.ty.initial.max(length);
                table.ty.maximum = table.ty.maximum.map(|it| it.max(length));
            }
            utils::parse_table(self, tables, table)?;
        }
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Written {
        utils::parse_global_section(self, globals, section)?;
        let kind = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        globals.global(kind, &ConstExpr::i32_const(0));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Written {
        utils::parse_export_section(self, exports, section)?;
        exports.export(LINKED, ExportKind::Global, self.linked());
        let mut add = |kind, number| {
            exports.export(&export_name(kind, number), kind, number);
        };
        add(ExportKind::Memory, 0);
        let shared = &self.choice.shared;
        shared
            .tables
            .iter()
            .for_each(|&it| add(ExportKind::Table, it));
        shared
            .globals
            .iter()
            .for_each(|&it| add(ExportKind::Global, it));
        for &function in &shared.functions {
            add(ExportKind::Func, self.number[function as usize]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Written {
        for (function, body) in self.survey.defined().zip(section) {
            if !self.choice.goes(function) {
                self.parse_function_body(code, body?)?;
            } else if let Some(&slot) = self.choice.stubs.get(&function) {
                code.function(&self.stub(function, slot));
            }
        }
        let mut ensure = Function::new([]);
        let mut sink: InstructionSink<'_> = ensure.instructions();
        sink.global_get(self.linked())
            .i32_eqz()
            .if_(wasm_encoder::BlockType::Empty)
            .call(self.load())
            .end()
            .end();
        code.function(&ensure);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Written {
        // Names and the like are for people.
        Ok(())
    }
}
